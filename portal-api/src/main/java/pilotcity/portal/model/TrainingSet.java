package pilotcity.portal.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.learning.classification.TextSource;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;

/**
 * All there is to learn from: masked texts alone.
 *
 * @param tree what the categories say of themselves, and example sentences
 * @param records that people have sorted
 * @param dangerTexts sentences, and the danger each tells of
 */
public record TrainingSet(List<TreeText> tree, List<SortedRecord> records, List<DangerText> dangerTexts) {
    /** One of so many records is never learnt, by any model, so that all can be judged by the same. */
    private static final int JUDGED_SHARE = 5;

    private static final String NO_DANGER = "none";
    private static final int HAN = 0x2E80;

    /**
     * A category's text, in one language.
     *
     * @param group the category above, or null
     * @param hazard whether reports of the category are often about danger to life
     */
    public record TreeText(
            String category, @Nullable String group, String language, String text, TextSource source, boolean hazard) {}

    /** A record's words, and what people say it is about. */
    public record SortedRecord(String id, String category, String text) {
        private boolean isJudged() {
            return Math.floorMod(Sha256.of(id.getBytes(StandardCharsets.UTF_8))[0], JUDGED_SHARE) == 0;
        }

        private LabelledText labelled() {
            return new LabelledText(language(), category, PersonalDataMasking.withoutMasks(text), TextSource.RECORD);
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
        return Stream.concat(
                        tree.stream()
                                .map(text ->
                                        new LabelledText(text.language(), text.category(), text.text(), text.source())),
                        records.stream().filter(record -> !record.isJudged()).map(SortedRecord::labelled))
                .toList();
    }

    /** The category above each that has one: what they have in common speaks for all. */
    public Map<String, String> groups() {
        Map<String, String> groups = new HashMap<>();
        tree.forEach(text -> {
            if (text.group() != null) {
                groups.put(text.category(), text.group());
            }
        });
        return groups;
    }

    /** Records that models are judged by. */
    public List<LabelledText> judged() {
        return records.stream()
                .filter(SortedRecord::isJudged)
                .map(SortedRecord::labelled)
                .toList();
    }

    /** What dangers are learnt from: sentences about ordinary matters tell of none. */
    public List<LabelledText> dangers() {
        return Stream.concat(
                        dangerTexts.stream()
                                .map(text -> new LabelledText(
                                        text.language(), text.danger(), text.text(), TextSource.EXAMPLE)),
                        tree.stream()
                                .filter(text -> text.source() == TextSource.EXAMPLE && !text.hazard())
                                .map(text ->
                                        new LabelledText(text.language(), NO_DANGER, text.text(), TextSource.EXAMPLE)))
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
