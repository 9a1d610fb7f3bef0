//! A small server of files, for this machine only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::Result;

/// Longest request that is read, in bytes.
const REQUEST_MAX: u64 = 16 << 10;

/// How long a client may be silent.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens a port of this machine; 0: any that is free.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| format!("Port {port} can't be opened: {error}."))
}

/// Serves the files of a folder until the program ends.
pub(crate) fn serve(listener: &TcpListener, folder: &Path) -> Result {
    let folder = folder
        .canonicalize()
        .map_err(|error| format!("{} can't be served: {error}.", folder.display()))?;
    for client in listener.incoming().flatten() {
        let folder = folder.clone();
        std::thread::spawn(move || {
            // A client that goes away in the middle is its own affair.
            let _ = answer(&client, &folder);
        });
    }
    Ok(())
}

fn answer(client: &TcpStream, folder: &Path) -> std::io::Result<()> {
    client.set_read_timeout(Some(PATIENCE))?;
    client.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(client.take(REQUEST_MAX)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let mut words = first.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let (status, kind, body) = match method {
        "GET" | "HEAD" => match file(folder, target).and_then(|path| {
            let body = std::fs::read(&path).ok()?;
            Some((kind(&path), body))
        }) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => (
                "404 Not Found",
                kind(Path::new(".txt")),
                b"There is no such file.\n".to_vec(),
            ),
        },
        _ => (
            "405 Method Not Allowed",
            kind(Path::new(".txt")),
            b"Only files are served.\n".to_vec(),
        ),
    };
    let mut client = client;
    write!(
        client,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        client.write_all(&body)?;
    }
    client.flush()
}

/// The file of the folder that a request names.
fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = folder.join(decoded(path)?).canonicalize().ok()?;
    if file.is_dir() {
        file.push("index.html");
    }
    file.starts_with(folder).then_some(file)
}

/// A path without its percent signs: `a%20b` is `a b`.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let code = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
            u8::try_from(code).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

/// The media type of a file.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The answer to a request, from a server of this crate's folder.
    fn ask(request: &str) -> std::io::Result<String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        std::thread::spawn(move || serve(&listener, Path::new(env!("CARGO_MANIFEST_DIR"))));
        let mut client = TcpStream::connect(address)?;
        client.write_all(request.as_bytes())?;
        let mut answer = String::new();
        client.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn a_file_comes_with_its_type() -> std::io::Result<()> {
        let answer = ask("GET /src/%73erve.rs?a=b HTTP/1.1\r\nHost: x\r\n\r\n")?;
        assert!(
            answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"),
            "{answer}"
        );
        assert!(answer.ends_with(include_str!("serve.rs")));
        Ok(())
    }

    #[test]
    fn head_has_no_body() -> std::io::Result<()> {
        assert!(ask("HEAD /Cargo.toml HTTP/1.1\r\n\r\n")?.ends_with("\r\n\r\n"));
        Ok(())
    }

    #[test]
    fn nothing_outside_the_folder_is_served() -> std::io::Result<()> {
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd",
            "/src/../../Cargo.toml",
            "/%00",
            "/%",
            "",
            "/src",
        ] {
            let answer = ask(&format!("GET {target} HTTP/1.1\r\n\r\n"))?;
            assert!(answer.starts_with("HTTP/1.1 404"), "{target}: {answer}");
        }
        Ok(())
    }

    #[test]
    fn only_reading_is_allowed() -> std::io::Result<()> {
        assert!(ask("POST / HTTP/1.1\r\n\r\n")?.starts_with("HTTP/1.1 405"));
        Ok(())
    }
}
