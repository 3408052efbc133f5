//! Bytes to text, or what is wrong with them.

use crate::domain::Said;
use crate::inputs::problem::Problem;
use crate::said;

/// Longest line that is read [bytes]; beyond it the file is not a table.
const LONGEST_LINE: usize = 1 << 20;

/// What is wrong with a line; line 0 is the whole file.
pub(super) struct Fault {
    line: usize,
    what: Said,
    hint: Said,
}

impl Fault {
    pub fn new(line: usize, what: Said, hint: Said) -> Self {
        Self { line, what, hint }
    }

    pub fn of(self, file: &str) -> Problem {
        Problem::at(file, self.line, "", self.what).hint(self.hint)
    }
}

/// What a spreadsheet program calls the right encoding.
pub(super) fn save_as_utf8() -> Said {
    said!("请另存为 `CSV UTF-8`", "save it as `CSV UTF-8`")
}

/// Text without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Fault::new(0, said!("文件是 UTF-16 编码，不是 UTF-8", "the file is UTF-16, not UTF-8"), save_as_utf8()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
        let hint = said!(
            "以 GBK 或 GB 18030 保存的文件须另存为 `CSV UTF-8`",
            "a file saved as GBK or GB 18030 must be saved again as `CSV UTF-8`"
        );
        Fault::new(line, said!("这一行不是 UTF-8 编码", "this line is not UTF-8"), hint)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (place, line) in text.split('\n').enumerate() {
        if line.contains('\0') {
            return Err(Fault::new(place + 1, said!("有一个零字节", "a zero byte"), said!("这不是文本文件", "this is not a text file")));
        }
        if line.len() > LONGEST_LINE {
            let what = said!(
                "这一行长 {} 字节；最多读取 {LONGEST_LINE} 字节",
                "the line is {} bytes long; at most {LONGEST_LINE} are read",
                line.len()
            );
            return Err(Fault::new(place + 1, what, said!("行以 LF 或 CR LF 结尾", "lines end with LF or CR LF")));
        }
    }
    Ok(text)
}
