//! Answers come back from a spreadsheet as they went in, whatever stands in them.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use aimscore::{
    Answer, Assessment, Catalogue, Class, Confidence, EvidenceLevel, Id, Texts, answers_csv,
    answers_from_csv,
};
use conformance::random::{self, Random};

const NASTY: [&str; 26] = [
    "",
    " ",
    "'",
    "''",
    "'quoted'",
    "=1+1",
    "'=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r",
    "\n",
    "\r\n",
    "＝1",
    "a,b;c",
    "\"",
    "\"a\" b",
    "say \"so\"\nand \"so\"\r\n",
    "ends in \\",
    "null\0",
    "\u{feff}",
    "\u{feff}\"a\"",
    " \"a\"",
    "Zoë \u{1f600} \u{202e}abc",
    "=cmd|' /C calc'!A0",
];

/// A random text: one or a few of the nasty ones in a row.
fn text(random: &mut Random) -> String {
    let pieces = 1 + random.below(3);
    (0..pieces).filter_map(|_| random.pick(&NASTY)).collect()
}

/// The random assessment of a seed, with every field of its answers filled at random.
fn nasty(catalogue: &Catalogue, seed: u64) -> Assessment {
    let mut a = random::assessment(catalogue, seed);
    let mut random = Random::new(seed);
    for answer in &mut a.answers {
        let mut maybe = || random.chance(50).then(|| text(&mut random));
        (answer.note, answer.owner, answer.assessor) = (maybe(), maybe(), maybe());
        answer.evidence = (0..4).filter_map(|_| maybe()).collect();
        answer.confidence = random.pick(Confidence::ALL);
        answer.due_on = random.chance(50).then(|| "2027-02-28".to_owned());
    }
    a
}

#[test]
fn answers_come_back_as_they_went_in() {
    let catalogue = Catalogue::iso_42001();
    for seed in 0..60 {
        let a = nasty(catalogue, seed);
        let language = Texts::LANGUAGES[usize::try_from(seed).unwrap() % Texts::LANGUAGES.len()];
        let texts = Texts::in_language(language).unwrap();
        let csv = answers_csv(catalogue, &a, texts).unwrap();
        let back = answers_from_csv(catalogue, &csv, texts).unwrap();
        assert_eq!(back.len(), a.answers.len(), "seed {seed}");
        for (back, given) in back.iter().zip(&a.answers) {
            assert_eq!(back, given, "seed {seed}");
        }
    }
}

#[test]
fn every_item_has_its_row_and_its_question() {
    let catalogue = Catalogue::iso_42001();
    let a = Assessment::new(catalogue, "2026-11-23");
    let texts = Texts::in_language("de").unwrap();
    let csv = answers_csv(catalogue, &a, texts).unwrap();
    let parts = catalogue.data().parts.iter();
    let units = parts.flat_map(|part| part.groups.iter().flat_map(|group| &group.units));
    let items: Vec<_> = units.flat_map(|unit| &unit.items).collect();
    assert_eq!(csv.matches("\r\n").count(), 1 + items.len());
    for item in items {
        let question = texts.text(["items", item.id.as_str(), "question"]).unwrap();
        assert!(csv.contains(&question.replace('"', "\"\"")), "{}", item.id);
    }
    assert_eq!(answers_from_csv(catalogue, &csv, texts).unwrap(), []);
}

#[test]
fn words_are_read_as_people_write_them() {
    let catalogue = Catalogue::iso_42001();
    for language in Texts::LANGUAGES {
        let texts = Texts::in_language(language).unwrap();
        let one = |column: &str, cell: &str| -> Answer {
            let csv = format!("item_id;{column}\n4.1-r1;\" {cell} \"\n");
            answers_from_csv(catalogue, &csv, texts).unwrap().remove(0)
        };
        for level in &catalogue.data().scale {
            let label = texts
                .text(["words", "scale", level.id.as_str(), "label"])
                .unwrap();
            let written = [
                level.id.as_str(),
                label,
                &label.to_uppercase(),
                level.class.as_str(),
            ];
            for cell in written {
                assert_eq!(
                    one("rating", cell).rating.as_ref(),
                    Some(&level.id),
                    "{cell}"
                );
            }
        }
        let unsure = texts.text(["words", "scale", "unsure", "label"]).unwrap();
        assert_eq!(one("rating", unsure).rating, Id::new("unsure"));
        for level in EvidenceLevel::ALL {
            let label = texts
                .text(["words", "evidence_levels", level.as_str(), "label"])
                .unwrap();
            assert_eq!(one("evidence_level", label).evidence_level, Some(*level));
        }
    }
}

/// Where two levels share a class, its letter says nothing.
#[test]
fn a_letter_of_two_levels_is_no_rating() {
    let mut data = serde_json::to_value(Catalogue::iso_42001().data()).unwrap();
    data["scale"][1]["class"] = Class::L.as_str().into();
    let catalogue = Catalogue::from_json(&data.to_string()).unwrap();
    let read = |cell: &str| {
        let csv = format!("item_id,rating\n4.1-r1,{cell}\n");
        answers_from_csv(&catalogue, &csv, Texts::english())
    };
    assert!(read("F").is_ok());
    let error = read("L").unwrap_err();
    assert_eq!(error.issues[0].code.as_str(), "unknown_value");
    assert_eq!(error.issues[0].pointer, "/2/rating");
}
