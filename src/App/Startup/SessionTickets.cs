using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Shirube.Data.People;

namespace Shirube.App.Startup;

/// <summary>The cookie holds only a key; everything else is in the session's row.</summary>
/// <param name="clock">By which the framework looks whether a ticket is too old.</param>
internal sealed class SessionTickets(SessionShelf shelf, TimeProvider clock) : ITicketStore
{
    public const string CallerKey = "caller";

    public Task<string> StoreAsync(AuthenticationTicket ticket) =>
        shelf.BeginAsync(
            long.Parse(
                ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!,
                CultureInfo.InvariantCulture
            ),
            TicketSerializer.Default.Serialize(ticket)
        );

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (await shelf.FindAsync(key) is not { } found)
            return null;
        if (TicketSerializer.Default.Deserialize(found.Ticket) is not { } ticket)
            return null;
        ticket.Properties.SetParameter(CallerKey, found.Caller);
        // The times in it are of the clock of whichever server wrote it. How long it is good for says the database; here that
        // is told in the time of this process, or a server whose clock is ahead would end sessions that another began.
        var now = clock.GetUtcNow();
        ticket.Properties.ExpiresUtc = now + found.Left;
        ticket.Properties.IssuedUtc = now + found.Left - SessionShelf.Idle;
        return ticket;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        shelf.ProlongAsync(key, TicketSerializer.Default.Serialize(ticket));

    public Task RemoveAsync(string key) => shelf.EndAsync(key);
}
