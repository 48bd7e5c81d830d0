import spacy

from taktvoll.annotate.loading import load_pipeline
from taktvoll.pipeline.chunk_memory import LONGEST, ChunkMemory

LETTER = (
    "Sehr geehrte Frau Weiß,\n\nich muss z.B. am 3.5. (leider) absagen … Danke!\n\nMit freundlichen Grüßen\nJana Kröger"
)


def counted(nlp):
    """What the tokenizer asks about the ends of chunks from now on."""
    asked = []
    search = nlp.tokenizer.suffix_search

    def ask(chunk):
        asked.append(chunk)
        return search(chunk)

    nlp.tokenizer.suffix_search = ask
    return asked


def words(doc):
    return [(token.text, token.whitespace_, token.idx) for token in doc]


def test_chunk_memory_leaves_the_tokens_as_they_are():
    nlp = load_pipeline(for_analysis=True)
    before = words(nlp.make_doc(LETTER))
    ChunkMemory(nlp).learn(LETTER)
    assert words(nlp.make_doc(LETTER)) == before


def test_chunk_memory_spares_the_tokenizer_what_it_has_met():
    nlp = spacy.blank("de")
    asked = counted(nlp)
    memory = ChunkMemory(nlp)
    memory.learn(LETTER)
    asked.clear()
    memory.learn(LETTER)
    nlp.make_doc(LETTER)
    assert "absagen" not in asked
    assert "Jana" not in asked


def test_chunk_memory_shows_no_special_case_behind_which_nothing_is_remembered():
    nlp = spacy.blank("de")
    asked = counted(nlp)
    memory = ChunkMemory(nlp)
    memory.learn("z.B. (usw.) d.h. Gesprächstermin Vorstellungsrunde")
    asked.clear()
    nlp.make_doc("Gesprächstermin Vorstellungsrunde")
    assert asked == []


def test_chunk_memory_passes_over_chunks_that_are_no_words():
    nlp = spacy.blank("de")
    asked = counted(nlp)
    ChunkMemory(nlp).learn("a" * (LONGEST + 1))
    assert "a" * (LONGEST + 1) not in asked


def test_chunk_memory_leaves_a_tokenizer_of_another_kind_alone():
    nlp = spacy.blank("de")
    nlp.tokenizer = lambda text: spacy.tokens.Doc(nlp.vocab, words=text.split())
    ChunkMemory(nlp).learn(LETTER)
    assert [token.text for token in nlp.make_doc("eins zwei")] == ["eins", "zwei"]


def test_chunk_memory_learns_words_with_marks_behind_them_beside_special_cases():
    nlp = load_pipeline(for_analysis=True)
    text = "absagen, z.B. am Montag. Nr. 5? ca. zwei! Mo. Uhr: (ja)"
    before = words(nlp.make_doc(text))
    asked = counted(nlp)
    ChunkMemory(nlp).learn(text)
    asked.clear()
    nlp.make_doc("absagen, Montag. zwei! Uhr:")
    assert asked == []
    assert words(nlp.make_doc(text)) == before
