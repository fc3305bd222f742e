package pilotcity.portal.kernel.suggestion;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.learning.WordsModel;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.suggestion.WordsReading.ProbableCategory;

/** Reads words with the model in use, which can be replaced while words are read. */
public final class CurrentModel implements WordsReader {
    /** More than are shown, since some may be closed by now. */
    private static final int MOST = 6;

    /** What is less probable is "not sure": of those more are wrong than right. */
    public static final double SURE_FROM = 0.5;

    private volatile @Nullable VersionedModel current;

    /**
     * A model that is kept.
     *
     * @param version as its card is called
     */
    public record VersionedModel(String version, WordsModel learned) {}

    public void use(VersionedModel model) {
        current = model;
    }

    /** Empty while there is none. */
    public Optional<VersionedModel> find() {
        return Optional.ofNullable(current);
    }

    @Override
    public WordsReading read(String masked) {
        VersionedModel model = current;
        if (model == null) {
            return WordsReading.ofSigns(masked);
        }
        String said = PersonalDataMasking.withoutMasks(masked);
        List<ProbableCategory> categories = model.learned().categories().classify(said).top(MOST).stream()
                .map(each -> new ProbableCategory(each.label(), rounded(each.probability())))
                .toList();
        return new WordsReading(model.version(), categories, SURE_FROM, DangerReading.of(model, said));
    }

    /** More digits would claim more than is known. */
    private static double rounded(double probability) {
        return Math.round(probability * 1e4) / 1e4;
    }
}
