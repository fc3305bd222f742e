package pilotcity.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.bench.SampleFeature;
import pilotcity.portal.dataset.DatasetFeature;
import pilotcity.portal.organisation.OrganisationFeature;
import pilotcity.portal.pilot.PilotFeature;
import pilotcity.portal.place.PlaceFeature;
import pilotcity.portal.project.ProjectFeature;

/** What this portal is made of. A new kind is one folder and one line here. */
public record Portal(List<Feature<?>> features) {
    /** The features, each after those it refers to. */
    public static final Portal STANDARD = new Portal(List.of(
            new PlaceFeature(),
            new OrganisationFeature(),
            new PilotFeature(),
            new ProjectFeature(),
            new DatasetFeature()));

    /** The same with the benchmark's generated documents. */
    public static final Portal BENCH =
            new Portal(Stream.concat(STANDARD.features().stream(), Stream.of(new SampleFeature()))
                    .toList());

    public Kinds kinds() {
        return new Kinds(features.stream().<Kind<?>>map(Feature::kind).toList());
    }

    /** Class path folders of the migrations: the kernel's, then each feature's own. */
    List<String> migrations() {
        List<String> folders = new ArrayList<>(
                List.of("classpath:pilotcity/portal/kernel/changes", "classpath:pilotcity/portal/kernel/access"));
        for (Feature<?> feature : features) {
            folders.add("classpath:" + feature.getClass().getPackageName().replace('.', '/'));
        }
        return folders;
    }
}
