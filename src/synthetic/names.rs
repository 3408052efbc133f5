//! Names that look Chinese and are no place's: pairs of syllables, each prefecture and each district within it once.

/// Characters of place names with their pinyin.
const SYLLABLES: [(char, &str); 132] = [
    ('安', "an"),
    ('宝', "bao"),
    ('北', "bei"),
    ('碧', "bi"),
    ('滨', "bin"),
    ('昌', "chang"),
    ('长', "chang"),
    ('常', "chang"),
    ('成', "cheng"),
    ('城', "cheng"),
    ('川', "chuan"),
    ('春', "chun"),
    ('慈', "ci"),
    ('翠', "cui"),
    ('大', "da"),
    ('丹', "dan"),
    ('德', "de"),
    ('定', "ding"),
    ('东', "dong"),
    ('恩', "en"),
    ('繁', "fan"),
    ('芳', "fang"),
    ('丰', "feng"),
    ('枫', "feng"),
    ('凤', "feng"),
    ('福', "fu"),
    ('阜', "fu"),
    ('甘', "gan"),
    ('高', "gao"),
    ('光', "guang"),
    ('广', "guang"),
    ('桂', "gui"),
    ('海', "hai"),
    ('汉', "han"),
    ('和', "he"),
    ('河', "he"),
    ('恒', "heng"),
    ('红', "hong"),
    ('虹', "hong"),
    ('湖', "hu"),
    ('华', "hua"),
    ('怀', "huai"),
    ('淮', "huai"),
    ('惠', "hui"),
    ('吉', "ji"),
    ('嘉', "jia"),
    ('建', "jian"),
    ('江', "jiang"),
    ('金', "jin"),
    ('锦', "jin"),
    ('晋', "jin"),
    ('景', "jing"),
    ('静', "jing"),
    ('九', "jiu"),
    ('康', "kang"),
    ('兰', "lan"),
    ('蓝', "lan"),
    ('乐', "le"),
    ('黎', "li"),
    ('莲', "lian"),
    ('良', "liang"),
    ('林', "lin"),
    ('临', "lin"),
    ('灵', "ling"),
    ('柳', "liu"),
    ('龙', "long"),
    ('隆', "long"),
    ('鹿', "lu"),
    ('洛', "luo"),
    ('梅', "mei"),
    ('美', "mei"),
    ('绵', "mian"),
    ('明', "ming"),
    ('南', "nan"),
    ('宁', "ning"),
    ('平', "ping"),
    ('萍', "ping"),
    ('齐', "qi"),
    ('启', "qi"),
    ('千', "qian"),
    ('青', "qing"),
    ('清', "qing"),
    ('庆', "qing"),
    ('泉', "quan"),
    ('仁', "ren"),
    ('荣', "rong"),
    ('瑞', "rui"),
    ('润', "run"),
    ('三', "san"),
    ('沙', "sha"),
    ('山', "shan"),
    ('尚', "shang"),
    ('石', "shi"),
    ('寿', "shou"),
    ('舒', "shu"),
    ('松', "song"),
    ('泰', "tai"),
    ('棠', "tang"),
    ('桃', "tao"),
    ('天', "tian"),
    ('田', "tian"),
    ('通', "tong"),
    ('同', "tong"),
    ('桐', "tong"),
    ('万', "wan"),
    ('望', "wang"),
    ('文', "wen"),
    ('武', "wu"),
    ('西', "xi"),
    ('溪', "xi"),
    ('霞', "xia"),
    ('祥', "xiang"),
    ('新', "xin"),
    ('兴', "xing"),
    ('秀', "xiu"),
    ('雅', "ya"),
    ('延', "yan"),
    ('阳', "yang"),
    ('宜', "yi"),
    ('义', "yi"),
    ('银', "yin"),
    ('永', "yong"),
    ('玉', "yu"),
    ('裕', "yu"),
    ('元', "yuan"),
    ('远', "yuan"),
    ('云', "yun"),
    ('镇', "zhen"),
    ('正', "zheng"),
    ('中', "zhong"),
    ('竹', "zhu"),
    ('紫', "zi"),
];

/// Odd and without a factor in common with the number of pairs: steps of this length meet every pair once.
const STRIDE: usize = 7919;

const PAIRS: usize = SYLLABLES.len() * (SYLLABLES.len() - 1);

/// A name in Chinese and in pinyin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub zh: String,
    pub en: String,
}

/// The name at a position of the list that begins at `first`; positions below [`PAIRS`] have different names.
pub(super) fn pair(first: usize, position: usize) -> Name {
    let place = (first + position * STRIDE) % PAIRS;
    let (one, step) = (place / (SYLLABLES.len() - 1), place % (SYLLABLES.len() - 1));
    let (one, two) = (SYLLABLES[one], SYLLABLES[(one + 1 + step) % SYLLABLES.len()]);
    // Pinyin parts syllables with an apostrophe before a vowel.
    let apart = if two.1.starts_with(['a', 'e', 'o']) { "'" } else { "" };
    Name { zh: [one.0, two.0].iter().collect(), en: format!("{}{}{apart}{}", one.1[..1].to_uppercase(), &one.1[1..], two.1) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_name_comes_twice() {
        let characters: BTreeSet<char> = SYLLABLES.iter().map(|(character, _)| *character).collect();
        assert_eq!(characters.len(), SYLLABLES.len());
        let names: BTreeSet<String> = (0..PAIRS).map(|position| pair(5, position).zh).collect();
        assert_eq!(names.len(), PAIRS);
    }
}
