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
    pub const fn pick<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
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

/// A phrase in both languages that is known when the program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// 中文
    pub chinese: &'static str,
    /// In English.
    pub english: &'static str,
}

impl Phrase {
    /// The phrase in a language.
    pub fn told(self, language: Language) -> &'static str {
        language.pick(self.chinese, self.english)
    }
}

/// A phrase in Chinese and in English.
pub const fn both(chinese: &'static str, english: &'static str) -> Phrase {
    Phrase { chinese, english }
}

impl From<Phrase> for Said {
    fn from(phrase: Phrase) -> Self {
        Self { english: phrase.english.into(), chinese: phrase.chinese.into() }
    }
}

/// A sentence in both languages, written by [`said!`](crate::said) so that neither is forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// In English; the first, because sentences are put in the order of this one.
    pub english: String,
    /// 中文
    pub chinese: String,
}

impl Said {
    /// What is written the same in both: a name, a number, an example.
    pub fn alike(text: impl Into<String>) -> Self {
        let english: String = text.into();
        Self { chinese: english.clone(), english }
    }

    /// Made for one language after the other, where a sentence holds others.
    pub fn by(tell: impl Fn(Language) -> String) -> Self {
        Self { english: tell(Language::English), chinese: tell(Language::Chinese) }
    }

    /// The sentence in a language.
    pub fn told(&self, language: Language) -> &str {
        language.pick(&self.chinese, &self.english)
    }
}

/// A sentence in one language, for [`Said::by`]: the language, then the sentence in Chinese and in English as in [`said!`](crate::said).
#[macro_export]
macro_rules! told {
    ($language:expr, $chinese:literal, $english:literal $(, $($argument:tt)*)?) => {
        match $language {
            $crate::domain::Language::Chinese => format!($chinese $(, $($argument)*)?),
            $crate::domain::Language::English => format!($english $(, $($argument)*)?),
        }
    };
}

/// A sentence in Chinese, then in English, with the same arguments as `format!` for both.
#[macro_export]
macro_rules! said {
    ($chinese:literal, $english:literal $(, $($argument:tt)*)?) => {
        $crate::domain::Said { english: format!($english $(, $($argument)*)?), chinese: format!($chinese $(, $($argument)*)?) }
    };
}
