/** What is built or run in pilot cities. */
@NullMarked
package pilotcity.portal.project;

import org.jspecify.annotations.NullMarked;
