using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Shirube.Data.People;

namespace Shirube.App.Startup;

/// <summary>The cookie holds only a key; everything else is in the session's row.</summary>
internal sealed class SessionTickets(SessionShelf shelf) : ITicketStore
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
        var ticket = TicketSerializer.Default.Deserialize(found.Ticket);
        ticket?.Properties.SetParameter(CallerKey, found.Caller);
        return ticket;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        shelf.ProlongAsync(key, TicketSerializer.Default.Serialize(ticket));

    public Task RemoveAsync(string key) => shelf.EndAsync(key);
}
