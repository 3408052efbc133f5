//! How it was made: enough to make it again, and to see that nothing was changed.

use maud::{Markup, html};

use crate::domain::Language;
use crate::outputs::Provenance;

/// Version, command, seed, futures, dataset and its files.
pub fn section(provenance: &Provenance, language: Language) -> Markup {
    html! {
        h2 id="made" { (language.pick("如何得出", "How it was made")) }
        dl {
            dt { (language.pick("程序", "Program")) } dd { "xuewei " (provenance.version) }
            dt { (language.pick("命令", "Command")) } dd { code { (provenance.command) } }
            dt { (language.pick("随机种子", "Seed")) } dd { (provenance.seed) }
            dt { (language.pick("未来数", "Futures")) } dd { (provenance.futures) }
            dt { (language.pick("数据集", "Dataset")) } dd { (provenance.dataset) }
        }
        p.note { (language.pick(
            "同样的程序、命令和文件得出同样的结果，与线程数和计算机无关。",
            "The same program, command and files give the same results, with any number of threads and on any computer.")) }
        (inputs(&provenance.inputs, language))
    }
}

fn inputs(inputs: &[(String, String)], language: Language) -> Markup {
    html! {
        @if !inputs.is_empty() {
            table {
                caption { (language.pick("输入文件", "Input files")) }
                thead { tr { th { (language.pick("文件", "File")) } th { "SHA-256" } } }
                tbody { @for (file, hash) in inputs { tr { td { (file) } td.hash { (hash) } } } }
            }
        }
    }
}
