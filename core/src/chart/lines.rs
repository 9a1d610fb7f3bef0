//! Breaking text into lines without knowing the font.

/// How wide a text is at most, in hundredths of its size: what usual sans-serif fonts need, and a little more.
pub(super) fn width(text: &str) -> u32 {
    text.chars().map(advance).sum()
}

fn advance(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 30,
        'f' | 'r' | 't' | 'I' | '(' | ')' | '-' | '/' | ' ' | '\u{a0}' | '\u{202f}' => 38,
        'm' | 'M' | 'w' | 'W' | '%' | '@' | '…' => 95,
        'A'..='Z' => 72,
        _ if c >= '\u{2e80}' => 100,
        _ => 60,
    }
}

/// A text in at most `count` lines of `space` units at this size of font. Words that do not fit are broken; what is left over is cut.
pub(super) fn lines(text: &str, size: u32, space: u32, count: usize) -> Vec<String> {
    let room = space * 100 / size;
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for piece in pieces(word, room) {
            match lines.last_mut() {
                Some(line) if line.is_empty() => line.push_str(&piece),
                Some(line) if width(line) + width(" ") + width(&piece) <= room => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    if lines.len() > count {
        lines.truncate(count);
        if let Some(last) = lines.last_mut() {
            while width(last) + width("…") > room && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}

/// Letters that stand together after a break at least.
const TOGETHER: usize = 4;

/// A word in pieces that fit.
fn pieces(word: &str, room: u32) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest: Vec<char> = word.chars().collect();
    while rest.iter().copied().map(advance).sum::<u32>() > room {
        let mut end = width("-");
        let fits = |c: &&char| {
            end += advance(**c);
            end <= room
        };
        let fitting = rest.iter().take_while(fits).count();
        let at = fitting.min(rest.len().saturating_sub(TOGETHER)).max(1);
        let after = rest.split_off(at);
        rest.push('-');
        pieces.push(rest.into_iter().collect());
        rest = after;
    }
    pieces.push(rest.into_iter().collect());
    pieces
}
