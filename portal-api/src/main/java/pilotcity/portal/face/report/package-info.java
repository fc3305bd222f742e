/**
 * For residents: the form to report with, and the follow-up page behind the link they get.
 *
 * <p>ReportFace shows the form; ReportHandler writes what is sent; FollowUpPage shows how it goes.
 *
 * <p>It names no feature class: it reports by verb, and the link's code is the only credential.
 */
@NullMarked
package pilotcity.portal.face.report;

import org.jspecify.annotations.NullMarked;
