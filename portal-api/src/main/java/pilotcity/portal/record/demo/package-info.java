/** Generated records to show the portal with, marked as simulated. */
@NullMarked
package pilotcity.portal.record.demo;

import org.jspecify.annotations.NullMarked;
