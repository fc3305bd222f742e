package pilotcity.portal.face.dcat.graph;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import pilotcity.portal.face.dcat.listing.CatalogueAddresses;
import pilotcity.portal.face.dcat.listing.CataloguePage;
import pilotcity.portal.face.dcat.listing.DataServiceSpec;
import pilotcity.portal.face.shared.catalogue.BilingualText;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.face.shared.catalogue.CatalogueVersion;
import pilotcity.portal.face.shared.catalogue.Theme;
import pilotcity.portal.kernel.read.TolerantListing;

/** The catalogue as DCAT-AP 3.0.1 describes it (clause 6.2, Catalogue), page by page. */
public final class CatalogueGraph {
    private final RdfGraph rdfGraph = new RdfGraph();
    private final CatalogueInfo info;
    private final CatalogueAddresses addresses;
    private final DatasetGraph datasets;

    private CatalogueGraph(CatalogueInfo info, CatalogueAddresses addresses) {
        this.info = info;
        this.addresses = addresses;
        this.datasets = new DatasetGraph(rdfGraph, addresses);
    }

    /** @param pages makes the address of a page of its number */
    public static Model of(
            CataloguePage cataloguePage, CatalogueInfo info, CatalogueAddresses addresses, IntFunction<String> pages) {
        CatalogueGraph made = new CatalogueGraph(info, addresses);
        Resource catalogue = made.catalogue(cataloguePage);
        for (DataServiceSpec spec : DataServiceSpec.ALL) {
            Resource service = made.service(spec);
            catalogue.addProperty(DCAT.service, service);
            cataloguePage.entries().stream()
                    .filter(entry -> spec.serves() && entry.publishedAs() != null)
                    .forEach(entry ->
                            service.addProperty(DCAT.servesDataset, made.rdfGraph.node(addresses.dataset(entry.id()))));
        }
        cataloguePage.entries().forEach(entry -> made.addTo(catalogue, entry));
        made.addPaging(cataloguePage, pages);
        return made.rdfGraph.model();
    }

    /** In a graph of its own first, so that one that cannot be described leaves nothing behind. */
    private void addTo(Resource catalogue, CatalogueEntry entry) {
        try {
            RdfGraph own = new RdfGraph();
            DatasetGraph described = new DatasetGraph(own, addresses);
            Resource dataset = described.add(entry);
            Resource record = described.record(entry, dataset);
            rdfGraph.model().add(own.model());
            catalogue.addProperty(DCAT.dataset, dataset).addProperty(DCAT.record, record);
        } catch (RuntimeException e) {
            TolerantListing.leftOut(CatalogueEntry.KIND, entry.id(), e);
        }
    }

    /** One data set on its own, with its versions, oldest first, and what gives its rows. */
    public static Model of(
            CatalogueEntry entry, List<CatalogueVersion> versions, CatalogueInfo info, CatalogueAddresses addresses) {
        CatalogueGraph made = new CatalogueGraph(info, addresses);
        Resource dataset = made.datasets.add(entry);
        VersionGraph versioned = new VersionGraph(made.rdfGraph, addresses);
        versioned.add(dataset, entry, versions);
        versioned.addRows(dataset, entry);
        made.datasets.record(entry, dataset);
        if (entry.publishedAs() != null) {
            made.service(DataServiceSpec.EXPORTS).addProperty(DCAT.servesDataset, dataset);
        }
        return made.rdfGraph.model();
    }

    private Resource catalogue(CataloguePage cataloguePage) {
        Resource catalogue = rdfGraph.node(addresses.catalogue(), DCAT.Catalog);
        rdfGraph.text(catalogue, DCTerms.title, info.title());
        rdfGraph.text(catalogue, DCTerms.description, info.description());
        catalogue.addProperty(DCTerms.publisher, operator());
        catalogue.addProperty(FOAF.homepage, rdfGraph.node(addresses.url("/"), FOAF.Document));
        catalogue.addProperty(DCTerms.license, datasets.licence(info.licence()));
        catalogue.addProperty(DCTerms.language, datasets.language("ZHO"));
        catalogue.addProperty(DCTerms.language, datasets.language("ENG"));
        catalogue.addProperty(DCTerms.spatial, rdfGraph.authority("country/CHN", DCTerms.Location));
        rdfGraph.typed(catalogue, DCTerms.issued, cataloguePage.issued(), XSDDatatype.XSDdateTime);
        rdfGraph.typed(catalogue, DCTerms.modified, cataloguePage.modified(), XSDDatatype.XSDdateTime);
        catalogue.addProperty(DCAT.themeTaxonomy, scheme(Theme.TABLE, new BilingualText("欧盟数据主题", "EU data themes")));
        catalogue.addProperty(
                DCAT.themeTaxonomy,
                scheme(
                        addresses.ofCatalogue("categories"),
                        new BilingualText("门户数据分类", "The portal's classes of data")));
        return catalogue;
    }

    private Resource scheme(String uri, BilingualText title) {
        Resource scheme = rdfGraph.node(uri, SKOS.ConceptScheme);
        rdfGraph.text(scheme, DCTerms.title, title);
        return scheme;
    }

    private Resource operator() {
        Resource operator = rdfGraph.node(addresses.ofCatalogue("operator"), FOAF.Agent);
        rdfGraph.plain(operator, FOAF.name, info.operator());
        return operator;
    }

    private Resource service(DataServiceSpec spec) {
        Resource service = rdfGraph.node(addresses.ofCatalogue("service-" + spec.key()), DCAT.DataService);
        rdfGraph.text(service, DCTerms.title, spec.title());
        rdfGraph.text(service, DCTerms.description, spec.description());
        service.addProperty(DCAT.endpointURL, rdfGraph.node(addresses.url(spec.endpoint()), RDFS.Resource));
        service.addProperty(DCAT.endpointDescription, rdfGraph.node(addresses.url(spec.described()), RDFS.Resource));
        service.addProperty(DCTerms.conformsTo, rdfGraph.node(spec.standard(), DCTerms.Standard));
        service.addProperty(DCTerms.publisher, operator());
        service.addProperty(
                DCAT.contactPoint, datasets.contact(addresses.ofCatalogue("contact"), info.operator(), info.email()));
        service.addProperty(
                DCAT.theme,
                rdfGraph.inTable(rdfGraph.concept(rdfGraph.node(Theme.GOVE.uri()), Theme.GOVE.label()), Theme.TABLE));
        rdfGraph.text(service, DCAT.keyword, "开放数据", "zh");
        rdfGraph.text(service, DCAT.keyword, "open data", "en");
        return service;
    }

    /** Hydra's terms for pages, and those it had before, which harvesters still follow. */
    private void addPaging(CataloguePage cataloguePage, IntFunction<String> pages) {
        Resource view = rdfGraph.node(
                pages.apply(cataloguePage.page()), VocabularyTerms.PAGED_COLLECTION, VocabularyTerms.PARTIAL_VIEW);
        rdfGraph.typed(view, VocabularyTerms.TOTAL_ITEMS, cataloguePage.total(), XSDDatatype.XSDinteger);
        rdfGraph.typed(view, VocabularyTerms.ITEMS_PER_PAGE, CataloguePage.SIZE, XSDDatatype.XSDinteger);
        link(view, "first", pages.apply(1));
        link(view, "last", pages.apply(cataloguePage.last()));
        if (cataloguePage.page() < cataloguePage.last()) {
            link(view, "next", pages.apply(cataloguePage.page() + 1));
        }
        if (cataloguePage.page() > 1) {
            link(view, "previous", pages.apply(cataloguePage.page() - 1));
        }
    }

    private void link(Resource view, String name, String page) {
        view.addProperty(VocabularyTerms.hydra(name), rdfGraph.node(page));
        view.addProperty(VocabularyTerms.hydra(name + "Page"), rdfGraph.node(page));
    }
}
