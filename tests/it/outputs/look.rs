//! Writes every picture for a look.
use super::synthetic::{comparison, findings};
use xuewei::domain::Language;
use xuewei::outputs::{charts, png::Rasteriser};

#[test]
#[ignore]
fn look() {
    let base = findings("baseline", 0.0);
    let plan = findings("plan-2024", 2088.0);
    let cmp = [comparison(&base, &plan)];
    let t = std::time::Instant::now();
    let raster = Rasteriser::with_system_fonts();
    eprintln!("fonts {:?}", t.elapsed());
    for (lang, dir) in [(Language::Chinese, "zh"), (Language::English, "en")] {
        let dir = format!("/tmp/look/{dir}");
        std::fs::create_dir_all(&dir).unwrap();
        let t = std::time::Instant::now();
        let pictures = charts::all(&[&base, &plan], &cmp, lang);
        eprintln!("{} pictures {:?}", pictures.len(), t.elapsed());
        for p in &pictures {
            let t = std::time::Instant::now();
            let png = raster.png(p).unwrap();
            eprintln!("{} svg {} kB png {} kB {:?}", p.file_stem, p.svg.len() / 1000, png.len() / 1000, t.elapsed());
            std::fs::write(format!("{dir}/{}.svg", p.file_stem), &p.svg).unwrap();
            std::fs::write(format!("{dir}/{}.png", p.file_stem), png).unwrap();
        }
    }
}

#[test]
#[ignore]
fn phases() {
    use resvg::usvg;
    let base = findings("baseline", 0.0);
    let pics = charts::all(&[&base], &[], Language::Chinese);
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_system_fonts();
    eprintln!("{} faces", fonts.len());
    let o = usvg::Options { fontdb: std::sync::Arc::new(fonts), ..usvg::Options::default() };
    for p in &pics[..3] {
        let t = std::time::Instant::now();
        let tree = usvg::Tree::from_str(&p.svg, &o).unwrap();
        let a = t.elapsed();
        let s = tree.size().to_int_size();
        let mut px = resvg::tiny_skia::Pixmap::new(s.width(), s.height()).unwrap();
        resvg::render(&tree, Default::default(), &mut px.as_mut());
        let b = t.elapsed();
        let n = px.encode_png().unwrap().len();
        eprintln!("{} parse {a:?} render {:?} encode {:?} {n}", p.file_stem, b - a, t.elapsed() - b);
    }
}
