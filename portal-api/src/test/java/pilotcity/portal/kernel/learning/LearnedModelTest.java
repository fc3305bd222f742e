package pilotcity.portal.kernel.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.learning.classification.TextSource;
import pilotcity.portal.kernel.learning.classification.TrainingOptions;

/** A model and its file. */
class LearnedModelTest {
    private static final String PRIVATE = "王小明住在樱花路九十九号";
    private static final List<LabelledText> TEXTS = List.of(
            new LabelledText("zh", "灯", "路灯坏了", TextSource.EXAMPLE),
            new LabelledText("zh", "灯", "路灯不亮", TextSource.EXAMPLE),
            new LabelledText("en", "灯", "street lamp", TextSource.NAME),
            new LabelledText("zh", "污", "垃圾没收，" + PRIVATE, TextSource.RECORD),
            new LabelledText("zh", "污", "垃圾很臭 Mulberry", TextSource.RECORD));

    private static LearnedModel model() {
        return LearnedModel.train(TEXTS, TrainingOptions.STANDARD, Instant.parse("2026-11-30T08:00:00Z"));
    }

    private static byte[] bytes(LearnedModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        return bytes.toByteArray();
    }

    private static LearnedModel read(byte[] bytes) throws IOException {
        return LearnedModel.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void twoTrainingsGiveTheSameBytesAndAModelThatWasReadIsTheSame() throws IOException {
        byte[] written = bytes(model());
        assertThat(bytes(model())).isEqualTo(written);
        LearnedModel read = read(written);
        assertThat(read.card()).isEqualTo(model().card());
        assertThat(bytes(read)).isEqualTo(written);
        assertThat(read.classify("路灯又坏了").probabilities())
                .isEqualTo(model().classify("路灯又坏了").probabilities());
    }

    @Test
    void theCardSaysWhatItWasMadeOf() {
        ModelCard card = model().card();
        assertThat(card.toJson().getString("trainedAt")).isEqualTo("2026-11-30T08:00:00Z");
        assertThat(card.textsByLanguage()).containsEntry("zh", 4L).containsEntry("en", 1L);
        assertThat(card.textsBySource())
                .containsEntry("example", 2L)
                .containsEntry("name", 1L)
                .containsEntry("record", 2L);
        assertThat(card.heldOut().getLong("texts")).isEqualTo(4);
        assertThat(card.sureFrom()).isBetween(.5, 1.0);
    }

    @Test
    void neitherFileNorCardHoldsWords() throws IOException {
        assertThat(model().card().toJson().encode()).doesNotContain("樱花", "Mulberry", "mulberry", PRIVATE);
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        model().classifier().write(new DataOutputStream(unpacked));
        assertThat(unpacked.toString(StandardCharsets.UTF_8)).doesNotContain("樱花", "mulberry", "路灯");
        assertThat(unpacked.toString(StandardCharsets.UTF_16BE)).doesNotContain("樱花", "mulberry", "路灯");
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        byte[] written = bytes(model());
        for (int length = 0; length < written.length; length += 1 + length / 16) {
            byte[] cut = Arrays.copyOf(written, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        byte[] written = bytes(model());
        for (int place = 0; place < written.length; place += 1 + place / 16) {
            byte[] changed = written.clone();
            changed[place] ^= 0x10;
            assertThatThrownBy(() -> read(changed)).as("byte %d", place).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void theReasonIsTold() throws IOException {
        byte[] written = bytes(model());
        assertThatThrownBy(() -> read("PK\u0003\u0004, a zip".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("This is no model that can be used: it does not begin as a model does.");
        byte[] later = written.clone();
        later[11] = 9;
        assertThatThrownBy(() -> read(later)).hasMessageContaining("version 9 of the format, and this portal reads 1");
        assertThatThrownBy(() -> read(Arrays.copyOf(written, written.length - 1)))
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> read(Arrays.copyOf(written, written.length + 1)))
                .hasMessageContaining("something follows its end");
    }
}
