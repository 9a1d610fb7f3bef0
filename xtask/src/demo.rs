//! The demo: a sample organization in the terminal, and the page in the browser.

use std::path::Path;

use crate::step::succeed;
use crate::tools::{python, root};
use crate::{Result, build, serve};

/// The organization that is shown.
const SAMPLE: &str = "tests/samples/developer-midway.json";

/// How to show it.
pub(crate) struct Options {
    /// The port of the page; 0: any that is free.
    port: u16,
    serve: bool,
}

impl Options {
    pub(crate) fn read(options: &[&str]) -> Result<Self> {
        let mut read = Self {
            port: 0,
            serve: true,
        };
        let mut options = options.iter();
        while let Some(option) = options.next() {
            match *option {
                "--no-serve" => read.serve = false,
                "--port" => {
                    let port = options.next().copied().unwrap_or_default();
                    read.port = port.parse().map_err(|_| {
                        format!("`{port}` is no port: give a number from 0 to 65535 after --port.")
                    })?;
                }
                _ => {
                    return Err(format!(
                        "The demo knows --port N and --no-serve, not `{option}`."
                    ));
                }
            }
        }
        Ok(read)
    }
}

/// Builds everything, scores the sample in the terminal and serves the page.
pub(crate) fn run(options: &Options) -> Result {
    build::all()?;
    println!("\n$ python -m aimscore assess {SAMPLE}\n");
    print!(
        "{}",
        succeed(python().args(["-m", "aimscore", "assess", SAMPLE]))?
    );
    if !options.serve {
        return Ok(());
    }
    let listener = serve::listen(options.port)?;
    let address = listener
        .local_addr()
        .map_err(|error| format!("The port is lost: {error}."))?;
    println!("\nThe demo page is at http://{address}/ until you press Ctrl-C.");
    serve::serve(&listener, &root().join(Path::new("web-demo/dist")))
}
