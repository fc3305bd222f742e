package pilotcity.portal.face.dcat.graph;

import java.util.Map;
import java.util.Objects;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.catalogue.Licence;
import pilotcity.portal.face.catalogue.Theme;
import pilotcity.portal.face.dcat.Names;
import pilotcity.portal.face.shared.catalogue.Publisher;

/** A data set as DCAT-AP 3.0.1 describes it (clause 6.6, Dataset). */
final class DatasetGraph {
    private static final Map<String, String> LANGUAGES = Map.of("zh", "ZHO", "en", "ENG");
    private static final String FREQUENCIES = "http://publications.europa.eu/resource/authority/frequency";

    private final Graph graph;
    private final Names names;

    DatasetGraph(Graph graph, Names names) {
        this.graph = graph;
        this.names = names;
    }

    Resource add(CatalogueEntry entry) {
        Resource dataset = graph.node(names.dataset(entry.id()), DCAT.Dataset);
        graph.plain(dataset, DCTerms.identifier, entry.id());
        graph.text(dataset, DCTerms.title, entry.title());
        graph.text(dataset, DCTerms.description, entry.description().isEmpty() ? entry.title() : entry.description());
        entry.keywords().forEach(word -> graph.text(dataset, DCAT.keyword, word, "zh"));
        entry.keywordsEn().forEach(word -> graph.text(dataset, DCAT.keyword, word, "en"));
        entry.themes().forEach(theme -> addTheme(dataset, theme));
        addParties(dataset, entry);
        addTerms(dataset, entry);
        addCoverage(dataset, entry);
        addOrigin(dataset, entry);
        DistributionGraph distributionGraph = new DistributionGraph(graph, names, entry);
        entry.files()
                .forEach(file ->
                        dataset.addProperty(DCAT.distribution, distributionGraph.add(file, licence(entry.licence()))));
        return dataset;
    }

    private void addParties(Resource dataset, CatalogueEntry entry) {
        dataset.addProperty(DCTerms.publisher, publisher(entry.publisher()));
        CatalogueEntry.Contact contact = entry.contact();
        if (contact != null) {
            dataset.addProperty(
                    DCAT.contactPoint, contact(names.of(entry, "contact"), contact.name(), contact.email()));
        }
    }

    /** Whom to ask, at the address {@code uri}. */
    Resource contact(String uri, String name, String email) {
        Resource contact = graph.node(uri, VCARD4.Kind);
        graph.plain(contact, VCARD4.fn, name);
        return contact.addProperty(
                VCARD4.hasEmail, graph.node("mailto:" + email.replaceAll("[^A-Za-z0-9.!#$&'*+/=?^_`{|}~@-]", "")));
    }

    private Resource publisher(Publisher publisher) {
        Resource agent = graph.node(names.ofCatalogue("publisher-" + publisher.id()), FOAF.Agent);
        graph.text(agent, FOAF.name, publisher.name());
        graph.plain(agent, DCTerms.identifier, publisher.id());
        graph.outside(publisher.url(), FOAF.Document).ifPresent(page -> agent.addProperty(FOAF.homepage, page));
        return agent;
    }

    private void addTheme(Resource dataset, String uri) {
        Theme.find(uri)
                .ifPresentOrElse(
                        theme -> {
                            Resource concept = graph.concept(graph.node(theme.uri()), theme.label());
                            dataset.addProperty(DCAT.theme, graph.inTable(concept, Theme.TABLE));
                            dataset.addProperty(
                                    DCAT.theme, category(theme.category()).addProperty(SKOS.relatedMatch, concept));
                        },
                        () -> graph.outside(uri, SKOS.Concept).ifPresent(concept -> {
                            graph.plain(concept, SKOS.prefLabel, uri.substring(uri.lastIndexOf('/') + 1));
                            dataset.addProperty(DCAT.theme, concept);
                        }));
    }

    private Resource category(Theme.Category category) {
        Resource concept = graph.node(names.ofCatalogue("category-" + category.code()));
        return graph.inTable(graph.concept(concept, category.label()), names.ofCatalogue("categories"));
    }

    private void addTerms(Resource dataset, CatalogueEntry entry) {
        CatalogueEntry.Dates dates = entry.dates();
        dataset.addProperty(
                DCTerms.accessRights,
                graph.authority("access-right/PUBLIC", DCTerms.RightsStatement)
                        .addProperty(RDFS.label, "public", "en"));
        graph.time(dataset, DCTerms.issued, dates.issued());
        graph.time(dataset, DCTerms.modified, Objects.requireNonNullElse(dates.modified(), dates.changed()));
        graph.outside(dates.frequency(), DCTerms.Frequency)
                .ifPresent(frequency -> dataset.addProperty(
                        DCTerms.accrualPeriodicity,
                        frequency.getURI().startsWith(FREQUENCIES + "/")
                                ? graph.inTable(frequency, FREQUENCIES)
                                : frequency));
        entry.languages().stream()
                .map(LANGUAGES::get)
                .filter(Objects::nonNull)
                .forEach(code -> dataset.addProperty(DCTerms.language, language(code)));
        dataset.addProperty(DCAT.landingPage, graph.node(names.page(entry), FOAF.Document));
        dataset.addProperty(FOAF.page, graph.node(names.dataPackage(entry), FOAF.Document));
        dataset.addProperty(DCTerms.license, licence(entry.licence()));
    }

    Resource language(String code) {
        return graph.authority("language/" + code, DCTerms.LinguisticSystem);
    }

    /** The licence by its own address, with its SPDX identifier and the names that others have for it. */
    Resource licence(Licence licence) {
        Resource document = graph.node(licence.url(), DCTerms.LicenseDocument);
        graph.plain(document, DCTerms.identifier, licence.id());
        graph.text(document, DCTerms.title, licence.title(), "en");
        licence.findSpdx().ifPresent(uri -> document.addProperty(RDFS.seeAlso, graph.node(uri)));
        licence.authorityUri().ifPresent(uri -> document.addProperty(SKOS.exactMatch, graph.node(uri)));
        return document;
    }

    private void addCoverage(Resource dataset, CatalogueEntry entry) {
        CatalogueEntry.Coverage coverage = entry.coverage();
        double[] box = coverage.box();
        if (box != null) {
            Resource extent = graph.node(names.of(entry, "extent"), DCTerms.Location);
            graph.box(extent, DCAT.bbox, box);
            graph.box(extent, Terms.GEOMETRY, box);
            graph.point(extent, DCAT.centroid, middle(box[0], box[2]), (box[1] + box[3]) / 2);
            dataset.addProperty(DCTerms.spatial, extent);
        }
        String place = coverage.place();
        if (place != null) {
            Resource division = graph.node(names.url("/places/" + place), DCTerms.Location);
            graph.plain(division, DCTerms.identifier, place);
            dataset.addProperty(DCTerms.spatial, division);
        }
        if (coverage.start() != null || coverage.end() != null) {
            Resource period = graph.node(names.of(entry, "period"), DCTerms.PeriodOfTime);
            graph.time(period, DCAT.startDate, coverage.start());
            graph.time(period, DCAT.endDate, coverage.end());
            dataset.addProperty(DCTerms.temporal, period);
        }
    }

    /** Of a box over the antimeridian it lies there, too. */
    private static double middle(double west, double east) {
        double middle = (west + (west <= east ? east : east + 360)) / 2;
        return middle > 180 ? middle - 360 : middle;
    }

    private void addOrigin(Resource dataset, CatalogueEntry entry) {
        if (!entry.provenance().isEmpty()) {
            dataset.addProperty(
                    DCTerms.provenance,
                    graph.labelled(names.of(entry, "provenance"), DCTerms.ProvenanceStatement, entry.provenance()));
        }
        entry.sources()
                .forEach(source -> graph.outside(source.url()).ifPresent(from -> {
                    graph.plain(from, RDFS.label, source.title());
                    dataset.addProperty(Terms.DERIVED_FROM, from);
                }));
    }

    /** When it was listed here, apart from when it was published (DCAT 3, clause 6.5). */
    Resource record(CatalogueEntry entry, Resource dataset) {
        Resource record = graph.node(names.of(entry, "record"), DCAT.CatalogRecord);
        graph.typed(record, DCTerms.issued, entry.dates().listed(), XSDDatatype.XSDdateTime);
        graph.typed(record, DCTerms.modified, entry.dates().changed(), XSDDatatype.XSDdateTime);
        return record.addProperty(FOAF.primaryTopic, dataset);
    }
}
