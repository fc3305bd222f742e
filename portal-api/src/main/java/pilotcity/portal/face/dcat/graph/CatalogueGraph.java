package pilotcity.portal.face.dcat.graph;

import java.util.function.IntFunction;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import pilotcity.portal.face.catalogue.Bilingual;
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.catalogue.Theme;
import pilotcity.portal.face.dcat.Listing;
import pilotcity.portal.face.dcat.Names;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.kernel.index.EachDocument;

/** The catalogue as DCAT-AP 3.0.1 describes it (clause 6.2, Catalogue), page by page. */
public final class CatalogueGraph {
    private final Graph graph = new Graph();
    private final CatalogueInfo catalogueInfo;
    private final Names names;
    private final DatasetGraph datasets;

    private CatalogueGraph(CatalogueInfo catalogueInfo, Names names) {
        this.catalogueInfo = catalogueInfo;
        this.names = names;
        this.datasets = new DatasetGraph(graph, names);
    }

    /** @param pages makes the address of a page of its number */
    public static Model of(Listing listing, CatalogueInfo catalogueInfo, Names names, IntFunction<String> pages) {
        CatalogueGraph made = new CatalogueGraph(catalogueInfo, names);
        Resource catalogue = made.catalogue(listing);
        for (ServiceSpec spec : ServiceSpec.ALL) {
            Resource service = made.service(spec);
            catalogue.addProperty(DCAT.service, service);
            listing.entries().stream()
                    .filter(entry -> spec.serves() && entry.publishedAs() != null)
                    .forEach(entry ->
                            service.addProperty(DCAT.servesDataset, made.graph.node(names.dataset(entry.id()))));
        }
        listing.entries().forEach(entry -> made.addTo(catalogue, entry));
        made.addPaging(listing, pages);
        return made.graph.model();
    }

    /** In a graph of its own first, so that one that cannot be described leaves nothing behind. */
    private void addTo(Resource catalogue, CatalogueEntry entry) {
        try {
            Graph own = new Graph();
            DatasetGraph described = new DatasetGraph(own, names);
            Resource dataset = described.add(entry);
            Resource record = described.record(entry, dataset);
            graph.model().add(own.model());
            catalogue.addProperty(DCAT.dataset, dataset).addProperty(DCAT.record, record);
        } catch (RuntimeException e) {
            EachDocument.leftOut(CatalogueEntry.KIND, entry.id(), e);
        }
    }

    /** One data set on its own. */
    public static Model of(CatalogueEntry entry, CatalogueInfo catalogueInfo, Names names) {
        CatalogueGraph made = new CatalogueGraph(catalogueInfo, names);
        Resource dataset = made.datasets.add(entry);
        made.datasets.record(entry, dataset);
        if (entry.publishedAs() != null) {
            made.service(ServiceSpec.EXPORTS).addProperty(DCAT.servesDataset, dataset);
        }
        return made.graph.model();
    }

    private Resource catalogue(Listing listing) {
        Resource catalogue = graph.node(names.catalogue(), DCAT.Catalog);
        graph.text(catalogue, DCTerms.title, catalogueInfo.title());
        graph.text(catalogue, DCTerms.description, catalogueInfo.description());
        catalogue.addProperty(DCTerms.publisher, operator());
        catalogue.addProperty(FOAF.homepage, graph.node(names.url("/"), FOAF.Document));
        catalogue.addProperty(DCTerms.license, datasets.licence(catalogueInfo.licence()));
        catalogue.addProperty(DCTerms.language, datasets.language("ZHO"));
        catalogue.addProperty(DCTerms.language, datasets.language("ENG"));
        catalogue.addProperty(DCTerms.spatial, graph.authority("country/CHN", DCTerms.Location));
        graph.typed(catalogue, DCTerms.issued, listing.issued(), XSDDatatype.XSDdateTime);
        graph.typed(catalogue, DCTerms.modified, listing.modified(), XSDDatatype.XSDdateTime);
        catalogue.addProperty(DCAT.themeTaxonomy, scheme(Theme.TABLE, new Bilingual("欧盟数据主题", "EU data themes")));
        catalogue.addProperty(
                DCAT.themeTaxonomy,
                scheme(names.ofCatalogue("categories"), new Bilingual("门户数据分类", "The portal's classes of data")));
        return catalogue;
    }

    private Resource scheme(String uri, Bilingual title) {
        Resource scheme = graph.node(uri, SKOS.ConceptScheme);
        graph.text(scheme, DCTerms.title, title);
        return scheme;
    }

    private Resource operator() {
        Resource operator = graph.node(names.ofCatalogue("operator"), FOAF.Agent);
        graph.plain(operator, FOAF.name, catalogueInfo.operator());
        return operator;
    }

    private Resource service(ServiceSpec spec) {
        Resource service = graph.node(names.ofCatalogue("service-" + spec.key()), DCAT.DataService);
        graph.text(service, DCTerms.title, spec.title());
        graph.text(service, DCTerms.description, spec.description());
        service.addProperty(DCAT.endpointURL, graph.node(names.url(spec.endpoint()), RDFS.Resource));
        service.addProperty(DCAT.endpointDescription, graph.node(names.url(spec.described()), RDFS.Resource));
        service.addProperty(DCTerms.conformsTo, graph.node(spec.standard(), DCTerms.Standard));
        service.addProperty(DCTerms.publisher, operator());
        service.addProperty(
                DCAT.contactPoint,
                datasets.contact(names.ofCatalogue("contact"), catalogueInfo.operator(), catalogueInfo.email()));
        service.addProperty(
                DCAT.theme,
                graph.inTable(graph.concept(graph.node(Theme.GOVE.uri()), Theme.GOVE.label()), Theme.TABLE));
        graph.text(service, DCAT.keyword, "开放数据", "zh");
        graph.text(service, DCAT.keyword, "open data", "en");
        return service;
    }

    /** Hydra's terms for pages, and those it had before, which harvesters still follow. */
    private void addPaging(Listing listing, IntFunction<String> pages) {
        Resource view = graph.node(pages.apply(listing.page()), Terms.PAGED_COLLECTION, Terms.PARTIAL_VIEW);
        graph.typed(view, Terms.TOTAL_ITEMS, listing.total(), XSDDatatype.XSDinteger);
        graph.typed(view, Terms.ITEMS_PER_PAGE, Listing.SIZE, XSDDatatype.XSDinteger);
        link(view, "first", pages.apply(1));
        link(view, "last", pages.apply(listing.last()));
        if (listing.page() < listing.last()) {
            link(view, "next", pages.apply(listing.page() + 1));
        }
        if (listing.page() > 1) {
            link(view, "previous", pages.apply(listing.page() - 1));
        }
    }

    private void link(Resource view, String name, String page) {
        view.addProperty(Terms.hydra(name), graph.node(page));
        view.addProperty(Terms.hydra(name + "Page"), graph.node(page));
    }
}
