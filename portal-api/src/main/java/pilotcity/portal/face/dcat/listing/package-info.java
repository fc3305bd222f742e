/**
 * Which data sets a catalogue page has, what is addressed how, and which services the portal offers.
 *
 * <p>CataloguePageReader reads the parameters and finds a CataloguePage; graph and us describe it.
 *
 * <p>It knows neither RDF nor JSON.
 */
@NullMarked
package pilotcity.portal.face.dcat.listing;

import org.jspecify.annotations.NullMarked;
