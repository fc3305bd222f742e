package pilotcity.portal;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.bench.SampleFeature;
import pilotcity.portal.campaign.CampaignFeature;
import pilotcity.portal.category.CategoryFeature;
import pilotcity.portal.dataset.DatasetFeature;
import pilotcity.portal.dataset.DatasetVersionFeature;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.BackgroundWork;
import pilotcity.portal.kernel.feature.DocumentAccess;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.feature.PrivateList;
import pilotcity.portal.kernel.feature.PrivatePart;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.sweep.FileReference;
import pilotcity.portal.kernel.media.PhotoStore;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.landmark.LandmarkFeature;
import pilotcity.portal.model.ModelFeature;
import pilotcity.portal.organisation.OrganisationFeature;
import pilotcity.portal.pilot.PilotFeature;
import pilotcity.portal.place.PlaceFeature;
import pilotcity.portal.project.ProjectFeature;
import pilotcity.portal.referral.ReferralFeature;
import pilotcity.portal.servicerequest.ServiceRequestFeature;

/** What this portal is made of. A new kind is one folder and one line here. */
public record FeatureRegistry(List<Feature<?>> features) {
    /** The features, each after those it refers to. */
    public static final FeatureRegistry STANDARD = new FeatureRegistry(List.of(
            new PlaceFeature(),
            new LandmarkFeature(),
            new OrganisationFeature(),
            new PilotFeature(),
            new ProjectFeature(),
            new CategoryFeature(),
            new ModelFeature(),
            new CampaignFeature(),
            new ServiceRequestFeature(),
            new ReferralFeature(),
            new DatasetFeature(),
            new DatasetVersionFeature()));

    /** The same with the benchmark's generated documents. */
    public static final FeatureRegistry BENCH =
            new FeatureRegistry(Stream.concat(STANDARD.features().stream(), Stream.of(new SampleFeature()))
                    .toList());

    private static final List<String> KERNEL_MIGRATIONS = List.of(
            "classpath:pilotcity/portal/kernel/changelog",
            "classpath:pilotcity/portal/kernel/audit",
            "classpath:pilotcity/portal/kernel/token",
            "classpath:pilotcity/portal/kernel/authentication",
            "classpath:pilotcity/portal/kernel/media",
            "classpath:pilotcity/portal/kernel/upload",
            "classpath:pilotcity/portal/kernel/claim");

    /** @param zone where days begin and end */
    public Kinds kinds(ZoneId zone) {
        return new Kinds(features.stream().<Kind<?>>map(Feature::kind).toList(), zone);
    }

    public Verbs verbs(Config config) {
        return new Verbs(features.stream()
                .<Verb>flatMap(feature -> feature.verbs(config).stream())
                .toList());
    }

    /** Everything that a grant can name as an action. */
    public Set<String> actions(Config config) {
        return verbs(config).actions();
    }

    /** The private parts of documents, by the name of their kind. */
    Map<String, PrivatePart> privateParts() {
        Map<String, PrivatePart> parts = new LinkedHashMap<>();
        features.forEach(feature ->
                feature.privatePart().ifPresent(part -> parts.put(feature.kind().name(), part)));
        return parts;
    }

    /** What organisations have of documents that are prepared in private, by the name of their kind. */
    Map<String, PrivateList> privateLists() {
        Map<String, PrivateList> lists = new LinkedHashMap<>();
        features.forEach(feature ->
                feature.privateList().ifPresent(list -> lists.put(feature.kind().name(), list)));
        return lists;
    }

    /** Who may read the history of documents, by their kind. */
    Map<String, DocumentAccess> documentAccess() {
        return features.stream()
                .collect(Collectors.toMap(feature -> feature.kind().name(), Feature::documentAccess));
    }

    /** What the features do beside the requests. */
    List<BackgroundWork> backgroundWork(Database database, FileStore files, Config config, Path data) {
        return features.stream()
                .flatMap(feature -> feature.backgroundWork(database, files, config, data).stream())
                .toList();
    }

    /** Where the database names files of the store. */
    public List<FileReference> fileReferences() {
        return Stream.concat(
                        PhotoStore.REFERENCES.stream(),
                        features.stream().flatMap(feature -> feature.fileReferences().stream()))
                .toList();
    }

    /** What may be done by link to a document, by its kind. */
    Map<String, Set<String>> followUpActions() {
        return features.stream()
                .collect(Collectors.toMap(feature -> feature.kind().name(), Feature::followUpActions));
    }

    /** Class path folders of the migrations: the kernel's, then each feature's own. */
    public List<String> migrations() {
        List<String> folders = new ArrayList<>(KERNEL_MIGRATIONS);
        features.stream()
                .map(feature ->
                        "classpath:" + feature.getClass().getPackageName().replace('.', '/'))
                .distinct()
                .forEach(folders::add);
        return folders;
    }
}
