//! The pictures with their captions.

use maud::{Markup, PreEscaped, html};

use crate::domain::Language;
use crate::outputs::Picture;

/// All pictures, inlined.
pub fn section(pictures: &[Picture], language: Language) -> Markup {
    html! {
        @if !pictures.is_empty() {
            h2 id="pictures" { (language.pick("图", "Pictures")) }
            @for picture in pictures {
                figure id=(picture.file_stem) { (PreEscaped(&picture.svg)) figcaption { (picture.title) } }
            }
        }
    }
}
