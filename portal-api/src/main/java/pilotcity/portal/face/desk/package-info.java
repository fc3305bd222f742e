/**
 * The desk of an organisation: inbox, one document, data sets and their drafts, and the forms of every step that can be
 * taken.
 *
 * <p>DeskEntrance finds the Desk of whoever signed in, DeskPages and DatasetPages fill the templates; a form is done by
 * BulkAction and answered with a redirect and a FlashMessage.
 *
 * <p>It programs no step of its own: verbs decide what is possible and who may.
 */
@NullMarked
package pilotcity.portal.face.desk;

import org.jspecify.annotations.NullMarked;
