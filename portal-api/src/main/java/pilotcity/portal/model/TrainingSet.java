package pilotcity.portal.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.learning.classification.LabelledText;

/**
 * All there is to learn from: masked texts alone.
 *
 * @param tree what the categories say of themselves, and example sentences
 * @param records that people have sorted
 * @param dangerTexts sentences, and the danger each tells of
 */
public record TrainingSet(List<TreeText> tree, List<SortedRecord> records, List<DangerText> dangerTexts) {
    /** How much a sentence as residents write it counts. */
    public static final float EXAMPLE_WEIGHT = 1;

    /** A record is what a city's people really write. */
    private static final float RECORD_WEIGHT = 2;

    private static final float NAME_WEIGHT = 1.5f;

    /** One of so many records is never learnt, by any model, so that all can be judged by the same. */
    private static final int JUDGED_SHARE = 5;

    private static final String NO_DANGER = "none";
    private static final int HAN = 0x2E80;

    /**
     * A category's text, in one language.
     *
     * @param example whether it is a sentence as a resident writes it
     * @param hazard whether reports of the category are often about danger to life
     */
    public record TreeText(String category, String language, String text, boolean example, boolean hazard) {}

    /** A record's words, and what people say it is about. */
    public record SortedRecord(String id, String category, String text) {
        private boolean isJudged() {
            return Math.floorMod(Sha256.of(id.getBytes(StandardCharsets.UTF_8))[0], JUDGED_SHARE) == 0;
        }

        private String language() {
            return text.codePoints().anyMatch(point -> point >= HAN) ? "zh" : "en";
        }
    }

    /** A sentence, and the code of the danger it tells of, or {@code none}. */
    public record DangerText(String danger, String language, String text) {}

    public int categories() {
        return (int) tree.stream().map(TreeText::category).distinct().count();
    }

    public int treeTexts() {
        return tree.size();
    }

    /** Records that are learnt. */
    public int recordTexts() {
        return (int) records.stream().filter(record -> !record.isJudged()).count();
    }

    /** What categories are learnt from. */
    public List<LabelledText> learnt() {
        Stream<LabelledText> texts = tree.stream()
                .map(text -> text.example()
                        ? new LabelledText(text.language(), text.category(), text.text(), EXAMPLE_WEIGHT, false)
                        : LabelledText.always(text.language(), text.category(), text.text(), NAME_WEIGHT));
        return Stream.concat(
                        texts,
                        records.stream()
                                .filter(record -> !record.isJudged())
                                .map(record -> new LabelledText(
                                        record.language(), record.category(), record.text(), RECORD_WEIGHT, false)))
                .toList();
    }

    /** Records that models are judged by. */
    public List<LabelledText> judged() {
        return records.stream()
                .filter(SortedRecord::isJudged)
                .map(record -> LabelledText.of(record.language(), record.category(), record.text()))
                .toList();
    }

    /** What dangers are learnt from: sentences about ordinary matters tell of none. */
    public List<LabelledText> dangers() {
        return Stream.concat(
                        dangerTexts.stream().map(text -> LabelledText.of(text.language(), text.danger(), text.text())),
                        tree.stream()
                                .filter(text -> text.example() && !text.hazard())
                                .map(text -> LabelledText.of(text.language(), NO_DANGER, text.text())))
                .toList();
    }

    /** A digest of what is learnt without any record; another one means that there is something new to learn. */
    public String treeDigest() {
        MessageDigest digest = Sha256.digest();
        tree.forEach(text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
        dangerTexts.forEach(text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }
}
