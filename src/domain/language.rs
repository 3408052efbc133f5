//! The two languages in which xuewei speaks.

/// Language of everything that a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 中文
    Chinese,
    /// British English
    English,
}

impl Language {
    /// The text in this language. Both stand side by side in the code, so that neither is forgotten.
    pub fn pick<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }

    /// BCP 47 tag, for `<html lang>`.
    pub fn tag(self) -> &'static str {
        self.pick("zh-Hans", "en-GB")
    }
}
