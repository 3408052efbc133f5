//! Bytes to text, or what is wrong with them.

use crate::inputs::problem::Problem;

/// Longest line that is read [bytes]; beyond it the file is not a table.
const LONGEST_LINE: usize = 1 << 20;

/// What is wrong with a line; line 0 is the whole file.
pub(super) struct Fault {
    line: usize,
    what: String,
    hint: &'static str,
}

impl Fault {
    pub fn new(line: usize, what: impl Into<String>, hint: &'static str) -> Self {
        Self { line, what: what.into(), hint }
    }

    pub fn of(self, file: &str) -> Problem {
        Problem::at(file, self.line, "", self.what).hint(self.hint)
    }
}

/// Text without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Fault::new(0, "the file is UTF-16, not UTF-8", "save it as `CSV UTF-8`"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
        Fault::new(line, "this line is not UTF-8", "a file saved as GBK or GB 18030 must be saved again as `CSV UTF-8`")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (place, line) in text.split('\n').enumerate() {
        if line.contains('\0') {
            return Err(Fault::new(place + 1, "a zero byte", "this is not a text file"));
        }
        if line.len() > LONGEST_LINE {
            let what = format!("the line is {} bytes long; at most {LONGEST_LINE} are read", line.len());
            return Err(Fault::new(place + 1, what, "lines end with LF or CR LF"));
        }
    }
    Ok(text)
}
