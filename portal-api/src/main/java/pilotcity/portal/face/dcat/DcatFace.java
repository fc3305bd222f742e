package pilotcity.portal.face.dcat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.Face;
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.dcat.graph.CatalogueGraph;
import pilotcity.portal.face.dcat.graph.Serialization;
import pilotcity.portal.face.dcat.us.Dcat3Catalogue;
import pilotcity.portal.face.dcat.us.PodCatalogue;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Accept;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.index.Reads;

/**
 * {@code /catalog} and {@code /dataset/{id}} in DCAT-AP 3.0.1, negotiated (RFC 9110, clause 12) or by extension;
 * {@code /data.json} in DCAT-US 1.1, {@code /catalog.dcat-us.jsonld} in DCAT-US 3. A browser is sent on to the pages.
 */
public final class DcatFace implements Face {
    private static final String HTML = "text/html";
    private static final Set<String> EUROPEAN =
            Set.of("dcat-ap", "dcat-ap-3", "euro_dcat_ap", "euro_dcat_ap_2", "euro_dcat_ap_3");

    private final Kinds kinds;
    private final Reads reads;
    private final CatalogueInfo catalogueInfo;
    private final PublicAddress address;
    private final Seen seen = new Seen();
    private final UsAnswer us;

    public DcatFace(Kinds kinds, Reads reads, CatalogueInfo catalogueInfo, PublicAddress address) {
        this.kinds = kinds;
        this.reads = reads;
        this.catalogueInfo = catalogueInfo;
        this.address = address;
        this.us = new UsAnswer(reads, seen);
    }

    @Override
    public void mount(Router router) {
        Answers.read(router, Names.CATALOGUE, this::negotiated);
        for (Serialization as : Serialization.values()) {
            Answers.read(router, Names.CATALOGUE + "." + as.extension(), context -> catalogue(context, as));
        }
        Answers.read(router, "/data.json", context -> {
            Parameters.of(context, Set.of());
            return us.send(context, Answers.JSON, new PodCatalogue(catalogueInfo, names(context)));
        });
        Answers.read(router, Names.CATALOGUE + ".dcat-us.jsonld", context -> {
            Parameters.of(context, Set.of());
            return us.send(
                    context, Serialization.JSON_LD.contentType(), new Dcat3Catalogue(catalogueInfo, names(context)));
        });
        Answers.read(router, Names.DATASET + "/:id", this::dataset);
    }

    private Names names(RoutingContext context) {
        return new Names(address.of(context));
    }

    private Future<Void> negotiated(RoutingContext context) {
        Optional<Serialization> wanted = wanted(context);
        return wanted.isPresent()
                ? catalogue(context, wanted.get())
                : seeOther(context, "/search?kind=" + CatalogueEntry.KIND);
    }

    /** What the caller wants most of what there is; empty for the page. */
    private static Optional<Serialization> wanted(RoutingContext context) {
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        List<String> types = new ArrayList<>(
                Arrays.stream(Serialization.values()).map(Serialization::type).toList());
        types.add(HTML);
        String best = Accept.of(context)
                .best(types)
                .orElseThrow(() -> Problem.of(
                        Problem.Kind.NOT_ACCEPTABLE, "there is " + String.join(", ", types) + "; nothing else"));
        return Serialization.findByType(best);
    }

    private static Future<Void> seeOther(RoutingContext context, String page) {
        return context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, page)
                .end();
    }

    private Future<Void> catalogue(RoutingContext context, Serialization as) {
        Parameters given = Parameters.of(context, Listings.KNOWN);
        String profile = given.find(Listings.PROFILES).orElse("dcat-ap");
        Names names = names(context);
        if (!EUROPEAN.contains(profile)) {
            return american(context, as, profile, given);
        }
        Listings.Asked asked = Listings.asked(given, kinds);
        IntFunction<String> pages = page -> names.url(page(context, as, page));
        return reads.read(
                        index -> as.write(CatalogueGraph.of(Listings.read(index, asked), catalogueInfo, names, pages)))
                .compose(body -> send(context, as, body));
    }

    private Future<Void> american(RoutingContext context, Serialization as, String profile, Parameters given) {
        boolean json = as == Serialization.JSON_LD || as == Serialization.JSON;
        for (String other : List.of("page", "modified_since", "q", "fq")) {
            if (given.find(other).isPresent()) {
                throw Problem.field(other, "is not possible with this profile, which has the whole catalogue");
            }
        }
        return switch (json ? profile.replace('_', '-') : "") {
            case "dcat-us-3" -> us.send(context, as.contentType(), new Dcat3Catalogue(catalogueInfo, names(context)));
            case "dcat-us-1.1" -> us.send(context, as.contentType(), new PodCatalogue(catalogueInfo, names(context)));
            default -> throw UsAnswer.unknownProfile(profile);
        };
    }

    /** The address of a page, in the form and with the conditions that were asked for. */
    private static String page(RoutingContext context, Serialization as, int page) {
        StringBuilder address = new StringBuilder(Names.CATALOGUE + "." + as.extension() + "?page=" + page);
        context.queryParams().forEach((name, value) -> {
            if (!name.equals("page")) {
                address.append('&').append(name).append('=').append(UrlEncoding.query(value));
            }
        });
        return address.toString();
    }

    /** By extension, or negotiated where there is none; an id may have a dot, too. */
    private Future<Void> dataset(RoutingContext context) {
        Parameters.of(context, Set.of());
        String asked = Answers.path(context, "id");
        int dot = asked.lastIndexOf('.');
        Optional<Serialization> extension =
                dot < 0 ? Optional.empty() : Serialization.findByExtension(asked.substring(dot + 1));
        if (extension.isPresent()) {
            return dataset(context, asked.substring(0, dot), extension.get());
        }
        Optional<Serialization> wanted = wanted(context);
        return wanted.isPresent()
                ? dataset(context, asked, wanted.get())
                : seeOther(context, "/datasets/" + UrlEncoding.segment(asked));
    }

    private Future<Void> dataset(RoutingContext context, String id, Serialization as) {
        Names names = names(context);
        return reads.read(index -> index.find(CatalogueEntry.KIND, id)
                        .map(document -> CatalogueEntry.of(document, kinds))
                        .map(entry -> as.write(CatalogueGraph.of(entry, catalogueInfo, names)))
                        .orElseThrow(() -> Problem.notFound("there is no data set '" + id + "'")))
                .compose(body -> send(context, as, body));
    }

    private Future<Void> send(RoutingContext context, Serialization as, Buffer body) {
        return seen.send(context, as.contentType(), body);
    }
}
