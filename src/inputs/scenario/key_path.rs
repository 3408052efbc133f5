//! Paths to a value: `births.level`, `target[coverage].at_least` or, as on the command line, `target.coverage.at_least`.
//!
//! Names with dots or brackets in them stand in quotes. An entry of a list can also be meant by its position, the first being `[#1]`.

/// Characters that end a bare name.
const MARKS: [char; 7] = ['.', '[', ']', '"', '\'', '=', '#'];

/// More parts than any key has; a guard against absurd input.
const MOST_PARTS: usize = 16;

/// The names on a path, and what follows it: nothing, or `=` and a value.
pub(super) fn read(text: &str) -> Option<(Vec<String>, &str)> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let (part, after) = read_part(rest)?;
        parts.push(part);
        rest = match after.trim_start() {
            after if after.is_empty() || after.starts_with('=') => return Some((parts, after)),
            _ if parts.len() == MOST_PARTS => return None,
            after if after.starts_with('[') => after,
            after => after.strip_prefix('.')?.trim_start(),
        };
    }
}

/// One name, and what follows it.
fn read_part(text: &str) -> Option<(String, &str)> {
    if let Some(inner) = text.strip_prefix('[') {
        if let Some((name, after)) = read_quoted(inner) {
            return Some((name, after.strip_prefix(']')?));
        }
        return inner.split_once(']').and_then(|(name, after)| named(name, after));
    }
    if let Some(quoted) = read_quoted(text) {
        return Some(quoted);
    }
    let end = text.find(['.', '[', '=']).unwrap_or(text.len());
    named(&text[..end], &text[end..])
}

/// A quoted name, and what follows it.
fn read_quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text[1..].split_once(quote).map(|(name, after)| (name.to_owned(), after))
}

fn named<'a>(name: &str, after: &'a str) -> Option<(String, &'a str)> {
    let name = name.trim();
    (!name.is_empty()).then(|| (name.to_owned(), after))
}

/// The path of a key in a table.
pub(super) fn key(path: &str, name: &str) -> String {
    match path {
        "" => quoted(name),
        path => format!("{path}.{}", quoted(name)),
    }
}

/// The path of an entry of a list, by its name.
pub(super) fn entry(path: &str, name: &str) -> String {
    format!("{path}[{}]", quoted(name))
}

/// The path of an entry of a list, by its position from 0.
pub(super) fn nth(path: &str, position: usize) -> String {
    format!("{path}[#{}]", position + 1)
}

fn quoted(name: &str) -> String {
    match name {
        name if !name.is_empty() && name.trim() == name && !name.contains(MARKS) => name.to_owned(),
        name if name.contains('"') => format!("'{name}'"),
        name => format!("\"{name}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        read(text).map(|(parts, _)| parts).unwrap_or_default()
    }

    #[test]
    fn brackets_and_dots_mean_the_same() {
        assert_eq!(parts("project[late-1].district"), parts("project.late-1.district"));
    }

    #[test]
    fn a_name_that_was_joined_is_read_back() {
        for name in ["站前区", "a.b", "x]", "it's", "#1", " ", "a=b"] {
            assert_eq!(parts(&key(&entry("target", name), name)), ["target", name, name], "{name}");
        }
    }

    #[test]
    fn an_equals_sign_ends_the_path() {
        assert_eq!(read("a.'b=c' = 1"), Some((vec!["a".into(), "b=c".into()], "= 1")));
    }

    #[test]
    fn empty_parts_are_no_path() {
        for text in ["", "a.", ".a", "a..b", "a[", "a[]", "=1", "a]b[c"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
