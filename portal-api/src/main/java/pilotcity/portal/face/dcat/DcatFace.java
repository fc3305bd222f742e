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
import pilotcity.portal.face.dcat.graph.CatalogueGraph;
import pilotcity.portal.face.dcat.graph.RdfFormat;
import pilotcity.portal.face.dcat.listing.CatalogueAddresses;
import pilotcity.portal.face.dcat.listing.CataloguePageReader;
import pilotcity.portal.face.dcat.us.DcatUs11Catalogue;
import pilotcity.portal.face.dcat.us.DcatUs3Catalogue;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.face.shared.catalogue.CatalogueVersion;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.AcceptHeader;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * {@code /catalog} and {@code /dataset/{id}} in DCAT-AP 3.0.1, negotiated (RFC 9110, clause 12) or by extension;
 * {@code /data.json} in DCAT-US 1.1, {@code /catalog.dcat-us.jsonld} in DCAT-US 3. A browser is sent on to the pages.
 */
public final class DcatFace implements Face {
    private static final String HTML = "text/html";
    private static final Set<String> EUROPEAN =
            Set.of("dcat-ap", "dcat-ap-3", "euro_dcat_ap", "euro_dcat_ap_2", "euro_dcat_ap_3");

    private final Kinds kinds;
    private final ReadPool readPool;
    private final CatalogueInfo info;
    private final PublicAddress address;
    private final LastModifiedAnswers answers = new LastModifiedAnswers();
    private final UsCatalogueAnswer us;

    public DcatFace(Kinds kinds, ReadPool readPool, CatalogueInfo info, PublicAddress address) {
        this.kinds = kinds;
        this.readPool = readPool;
        this.info = info;
        this.address = address;
        this.us = new UsCatalogueAnswer(readPool, answers);
    }

    @Override
    public void mount(Router router) {
        ResponseSender.routeRead(router, CatalogueAddresses.CATALOGUE, this::negotiated);
        for (RdfFormat as : RdfFormat.values()) {
            ResponseSender.routeRead(
                    router, CatalogueAddresses.CATALOGUE + "." + as.extension(), context -> catalogue(context, as));
        }
        ResponseSender.routeRead(router, "/data.json", context -> {
            QueryParameters.of(context, Set.of());
            return us.send(context, ResponseSender.JSON, new DcatUs11Catalogue(info, names(context)));
        });
        ResponseSender.routeRead(router, CatalogueAddresses.CATALOGUE + ".dcat-us.jsonld", context -> {
            QueryParameters.of(context, Set.of());
            return us.send(context, RdfFormat.JSON_LD.contentType(), new DcatUs3Catalogue(info, names(context)));
        });
        ResponseSender.routeRead(router, CatalogueAddresses.DATASET + "/:id", this::dataset);
    }

    private CatalogueAddresses names(RoutingContext context) {
        return new CatalogueAddresses(address.of(context));
    }

    private Future<Void> negotiated(RoutingContext context) {
        Optional<RdfFormat> wanted = wanted(context);
        return wanted.isPresent()
                ? catalogue(context, wanted.get())
                : seeOther(context, "/search?kind=" + CatalogueEntry.KIND);
    }

    /** The format that the caller prefers; empty for the page. */
    private static Optional<RdfFormat> wanted(RoutingContext context) {
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        List<String> types = new ArrayList<>(
                Arrays.stream(RdfFormat.values()).map(RdfFormat::type).toList());
        types.add(HTML);
        String best = AcceptHeader.of(context)
                .best(types)
                .orElseThrow(() -> Problem.of(
                        Problem.Kind.NOT_ACCEPTABLE, "there is " + String.join(", ", types) + "; nothing else"));
        return RdfFormat.findByType(best);
    }

    private static Future<Void> seeOther(RoutingContext context, String page) {
        return context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, page)
                .end();
    }

    private Future<Void> catalogue(RoutingContext context, RdfFormat as) {
        QueryParameters given = QueryParameters.of(context, CataloguePageReader.KNOWN);
        String profile = given.find(CataloguePageReader.PROFILES).orElse("dcat-ap");
        CatalogueAddresses addresses = names(context);
        if (!EUROPEAN.contains(profile)) {
            return american(context, as, profile, given);
        }
        CataloguePageReader.ListingRequest asked = CataloguePageReader.asked(given, kinds);
        IntFunction<String> pages = page -> addresses.url(page(context, as, page));
        return readPool.read(index ->
                        as.write(CatalogueGraph.of(CataloguePageReader.read(index, asked), info, addresses, pages)))
                .compose(body -> send(context, as, body));
    }

    private Future<Void> american(RoutingContext context, RdfFormat as, String profile, QueryParameters given) {
        boolean json = as == RdfFormat.JSON_LD || as == RdfFormat.JSON;
        for (String other : List.of("page", "modified_since", "q", "fq")) {
            if (given.find(other).isPresent()) {
                throw Problem.field(other, "is not possible with this profile, which has the whole catalogue");
            }
        }
        return switch (json ? profile.replace('_', '-') : "") {
            case "dcat-us-3" -> us.send(context, as.contentType(), new DcatUs3Catalogue(info, names(context)));
            case "dcat-us-1.1" -> us.send(context, as.contentType(), new DcatUs11Catalogue(info, names(context)));
            default -> throw UsCatalogueAnswer.unknownProfile(profile);
        };
    }

    /** The address of a page, in the form and with the conditions that were asked for. */
    private static String page(RoutingContext context, RdfFormat as, int page) {
        StringBuilder address =
                new StringBuilder(CatalogueAddresses.CATALOGUE + "." + as.extension() + "?page=" + page);
        context.queryParams().forEach((name, value) -> {
            if (!name.equals("page")) {
                address.append('&').append(name).append('=').append(UrlEncoding.query(value));
            }
        });
        return address.toString();
    }

    /** By extension, or negotiated where there is none; an id may have a dot, too. */
    private Future<Void> dataset(RoutingContext context) {
        QueryParameters.of(context, Set.of());
        String asked = ResponseSender.path(context, "id");
        int dot = asked.lastIndexOf('.');
        Optional<RdfFormat> extension =
                dot < 0 ? Optional.empty() : RdfFormat.findByExtension(asked.substring(dot + 1));
        if (extension.isPresent()) {
            return dataset(context, asked.substring(0, dot), extension.get());
        }
        Optional<RdfFormat> wanted = wanted(context);
        return wanted.isPresent()
                ? dataset(context, asked, wanted.get())
                : seeOther(context, "/datasets/" + UrlEncoding.segment(asked));
    }

    private Future<Void> dataset(RoutingContext context, String id, RdfFormat as) {
        CatalogueAddresses addresses = names(context);
        return readPool.read(index -> index.find(CatalogueEntry.KIND, id)
                        .map(document -> CatalogueEntry.of(document, kinds))
                        .map(entry ->
                                as.write(CatalogueGraph.of(entry, CatalogueVersion.list(index, id), info, addresses)))
                        .orElseThrow(() -> Problem.notFound("there is no data set '" + id + "'")))
                .compose(body -> send(context, as, body));
    }

    private Future<Void> send(RoutingContext context, RdfFormat as, Buffer body) {
        return answers.send(context, as.contentType(), body);
    }
}
