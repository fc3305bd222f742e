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
import pilotcity.portal.face.dcat.listing.CatalogueAddresses;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.Licence;
import pilotcity.portal.face.shared.catalogue.Publisher;
import pilotcity.portal.face.shared.catalogue.Theme;

/** A data set as DCAT-AP 3.0.1 describes it (clause 6.6, Dataset). */
final class DatasetGraph {
    private static final Map<String, String> LANGUAGES = Map.of("zh", "ZHO", "en", "ENG");
    private static final String FREQUENCIES = "http://publications.europa.eu/resource/authority/frequency";

    private final RdfGraph rdfGraph;
    private final CatalogueAddresses addresses;

    DatasetGraph(RdfGraph rdfGraph, CatalogueAddresses addresses) {
        this.rdfGraph = rdfGraph;
        this.addresses = addresses;
    }

    Resource add(CatalogueEntry entry) {
        Resource dataset = rdfGraph.node(addresses.dataset(entry.id()), DCAT.Dataset);
        rdfGraph.plain(dataset, DCTerms.identifier, entry.id());
        rdfGraph.text(dataset, DCTerms.title, entry.title());
        rdfGraph.text(
                dataset, DCTerms.description, entry.description().isEmpty() ? entry.title() : entry.description());
        entry.keywords().forEach(word -> rdfGraph.text(dataset, DCAT.keyword, word, "zh"));
        entry.keywordsEn().forEach(word -> rdfGraph.text(dataset, DCAT.keyword, word, "en"));
        entry.themes().forEach(theme -> addTheme(dataset, theme));
        addParties(dataset, entry);
        addTerms(dataset, entry);
        addCoverage(dataset, entry);
        addOrigin(dataset, entry);
        DistributionGraph distributions = new DistributionGraph(rdfGraph, addresses, entry);
        entry.files()
                .forEach(file ->
                        dataset.addProperty(DCAT.distribution, distributions.add(file, licence(entry.licence()))));
        Long version = entry.release().version();
        if (version != null) {
            rdfGraph.plain(dataset, VocabularyTerms.VERSION, version.toString());
        }
        new QualityGraph(rdfGraph, addresses).add(dataset, entry);
        return dataset;
    }

    private void addParties(Resource dataset, CatalogueEntry entry) {
        dataset.addProperty(DCTerms.publisher, publisher(entry.publisher()));
        CatalogueEntry.Contact contact = entry.contact();
        if (contact != null) {
            dataset.addProperty(
                    DCAT.contactPoint, contact(addresses.of(entry, "contact"), contact.name(), contact.email()));
        }
    }

    /** Whom to ask, at the address {@code uri}. */
    Resource contact(String uri, String name, String email) {
        Resource contact = rdfGraph.node(uri, VCARD4.Kind);
        rdfGraph.plain(contact, VCARD4.fn, name);
        return contact.addProperty(
                VCARD4.hasEmail, rdfGraph.node("mailto:" + email.replaceAll("[^A-Za-z0-9.!#$&'*+/=?^_`{|}~@-]", "")));
    }

    private Resource publisher(Publisher publisher) {
        Resource agent = rdfGraph.node(addresses.ofCatalogue("publisher-" + publisher.id()), FOAF.Agent);
        rdfGraph.text(agent, FOAF.name, publisher.name());
        rdfGraph.plain(agent, DCTerms.identifier, publisher.id());
        rdfGraph.outside(publisher.url(), FOAF.Document).ifPresent(page -> agent.addProperty(FOAF.homepage, page));
        return agent;
    }

    private void addTheme(Resource dataset, String uri) {
        Theme.find(uri)
                .ifPresentOrElse(
                        theme -> {
                            Resource concept = rdfGraph.concept(rdfGraph.node(theme.uri()), theme.label());
                            dataset.addProperty(DCAT.theme, rdfGraph.inTable(concept, Theme.TABLE));
                            dataset.addProperty(
                                    DCAT.theme, category(theme.category()).addProperty(SKOS.relatedMatch, concept));
                        },
                        () -> rdfGraph.outside(uri, SKOS.Concept).ifPresent(concept -> {
                            rdfGraph.plain(concept, SKOS.prefLabel, uri.substring(uri.lastIndexOf('/') + 1));
                            dataset.addProperty(DCAT.theme, concept);
                        }));
    }

    private Resource category(Theme.Category category) {
        Resource concept = rdfGraph.node(addresses.ofCatalogue("category-" + category.code()));
        return rdfGraph.inTable(rdfGraph.concept(concept, category.label()), addresses.ofCatalogue("categories"));
    }

    private void addTerms(Resource dataset, CatalogueEntry entry) {
        CatalogueEntry.Dates dates = entry.dates();
        dataset.addProperty(
                DCTerms.accessRights,
                rdfGraph.authority("access-right/PUBLIC", DCTerms.RightsStatement)
                        .addProperty(RDFS.label, "public", "en"));
        rdfGraph.time(dataset, DCTerms.issued, dates.issued());
        rdfGraph.time(dataset, DCTerms.modified, Objects.requireNonNullElse(dates.modified(), dates.changed()));
        rdfGraph.outside(dates.frequency(), DCTerms.Frequency)
                .ifPresent(frequency -> dataset.addProperty(
                        DCTerms.accrualPeriodicity,
                        frequency.getURI().startsWith(FREQUENCIES + "/")
                                ? rdfGraph.inTable(frequency, FREQUENCIES)
                                : frequency));
        entry.languages().stream()
                .map(LANGUAGES::get)
                .filter(Objects::nonNull)
                .forEach(code -> dataset.addProperty(DCTerms.language, language(code)));
        dataset.addProperty(DCAT.landingPage, rdfGraph.node(addresses.page(entry), FOAF.Document));
        dataset.addProperty(FOAF.page, rdfGraph.node(addresses.dataPackage(entry), FOAF.Document));
        dataset.addProperty(DCTerms.license, licence(entry.licence()));
    }

    Resource language(String code) {
        return rdfGraph.authority("language/" + code, DCTerms.LinguisticSystem);
    }

    /** The licence by its own address, with its SPDX identifier and the names that others have for it. */
    Resource licence(Licence licence) {
        Resource document = rdfGraph.node(licence.url(), DCTerms.LicenseDocument);
        rdfGraph.plain(document, DCTerms.identifier, licence.id());
        rdfGraph.text(document, DCTerms.title, licence.title(), "en");
        licence.findSpdx().ifPresent(uri -> document.addProperty(RDFS.seeAlso, rdfGraph.node(uri)));
        licence.authorityUri().ifPresent(uri -> document.addProperty(SKOS.exactMatch, rdfGraph.node(uri)));
        return document;
    }

    private void addCoverage(Resource dataset, CatalogueEntry entry) {
        CatalogueEntry.Coverage coverage = entry.coverage();
        double[] box = coverage.box();
        if (box != null) {
            Resource extent = rdfGraph.node(addresses.of(entry, "extent"), DCTerms.Location);
            rdfGraph.box(extent, DCAT.bbox, box);
            rdfGraph.box(extent, VocabularyTerms.GEOMETRY, box);
            rdfGraph.point(extent, DCAT.centroid, middle(box[0], box[2]), (box[1] + box[3]) / 2);
            dataset.addProperty(DCTerms.spatial, extent);
        }
        String place = coverage.place();
        if (place != null) {
            Resource division = rdfGraph.node(addresses.url("/places/" + place), DCTerms.Location);
            rdfGraph.plain(division, DCTerms.identifier, place);
            dataset.addProperty(DCTerms.spatial, division);
        }
        if (coverage.start() != null || coverage.end() != null) {
            Resource period = rdfGraph.node(addresses.of(entry, "period"), DCTerms.PeriodOfTime);
            rdfGraph.time(period, DCAT.startDate, coverage.start());
            rdfGraph.time(period, DCAT.endDate, coverage.end());
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
                    rdfGraph.labelled(
                            addresses.of(entry, "provenance"), DCTerms.ProvenanceStatement, entry.provenance()));
        }
        entry.sources()
                .forEach(source -> rdfGraph.outside(source.url()).ifPresent(from -> {
                    rdfGraph.plain(from, RDFS.label, source.title());
                    dataset.addProperty(VocabularyTerms.DERIVED_FROM, from);
                }));
    }

    /** When it was listed here, apart from when it was published (DCAT 3, clause 6.5). */
    Resource record(CatalogueEntry entry, Resource dataset) {
        Resource record = rdfGraph.node(addresses.of(entry, "record"), DCAT.CatalogRecord);
        rdfGraph.typed(record, DCTerms.issued, entry.dates().listed(), XSDDatatype.XSDdateTime);
        rdfGraph.typed(record, DCTerms.modified, entry.dates().changed(), XSDDatatype.XSDdateTime);
        return record.addProperty(FOAF.primaryTopic, dataset);
    }
}
