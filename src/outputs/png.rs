//! Pictures as PNG, for slides and documents that take no SVG.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, FaceInfo, Family, Query, Source, Weight};
use resvg::usvg::{self, Group, Node, Tree};

use super::Picture;
use super::charts::FONTS;
use crate::domain::Language;

/// Turns pictures into PNG with the fonts of this computer.
pub struct Rasteriser {
    options: usvg::Options<'static>,
}

/// Why there is no PNG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPng {
    /// No installed font holds the picture's characters.
    MissingFont,
    /// The picture cannot be drawn: an error of the program.
    Unreadable,
}

impl NoPng {
    /// The reason in one sentence, with what to do.
    pub fn reason(self, language: Language) -> &'static str {
        match self {
            Self::MissingFont => language.pick(
                "没有生成 PNG：本机没有能显示这些文字的字体。请安装中文字体（Debian/Ubuntu：apt install fonts-noto-cjk）；SVG 图片不受影响。",
                "no PNG: no installed font can show the text of the pictures. Install a Chinese font (Debian, Ubuntu: apt install fonts-noto-cjk); \
                 the SVG pictures are not affected.",
            ),
            Self::Unreadable => language.pick("没有生成 PNG：图片无法绘制。", "no PNG: the picture could not be drawn."),
        }
    }
}

impl Rasteriser {
    /// Looks through the installed fonts, once.
    pub fn with_system_fonts() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        for weight in [Weight::NORMAL, Weight::BOLD] {
            hold_in_memory(&mut fonts, weight);
        }
        Self::with_fonts(fonts)
    }

    /// Uses these fonts only.
    pub fn with_fonts(fonts: Database) -> Self {
        Self { options: usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() } }
    }

    /// The picture as PNG at 1200 pixels of width, or why not: boxes instead of characters are worse than no picture.
    pub fn png(&self, picture: &Picture) -> Result<Vec<u8>, NoPng> {
        if self.options.fontdb.is_empty() {
            return Err(NoPng::MissingFont);
        }
        let tree = Tree::from_str(&picture.svg, &self.options).map_err(|_| NoPng::Unreadable)?;
        if has_boxes(tree.root()) {
            return Err(NoPng::MissingFont);
        }
        let size = tree.size().to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(NoPng::Unreadable)?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        encode(&pixels).ok_or(NoPng::Unreadable)
    }
}

/// Keeps the font of the pictures in memory: otherwise its file is opened and mapped for each text, thousands of times in a run.
fn hold_in_memory(fonts: &mut Database, weight: Weight) {
    let families: Vec<Family> =
        FONTS.split(", ").map(|name| if name == "sans-serif" { Family::SansSerif } else { Family::Name(name) }).collect();
    let Some(id) = fonts.query(&Query { families: &families, weight, ..Query::default() }) else { return };
    let Some(face) = fonts.face(id).cloned() else { return };
    if let Some(data) = fonts.with_face_data(id, |data, _| data.to_vec()) {
        fonts.remove_face(id);
        fonts.push_face_info(FaceInfo { source: Source::Binary(Arc::new(data)), ..face });
    }
}

/// PNG without transparency: every picture fills its sheet. The quick way to compress costs some bytes and saves nine tenths of the time.
fn encode(pixels: &Pixmap) -> Option<Vec<u8>> {
    let colours: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&colours)).ok()?;
    Some(bytes)
}

/// Whether a text of the group has a character that no font holds: glyph 0 is the box.
fn has_boxes(group: &Group) -> bool {
    group.children().iter().any(|node| match node {
        Node::Group(inner) => has_boxes(inner),
        Node::Text(text) => text.layouted().iter().any(|span| span.positioned_glyphs.iter().any(|glyph| glyph.id.0 == 0)),
        _ => false,
    })
}
