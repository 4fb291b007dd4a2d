using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Shirube.App.Startup;
using Shirube.Domain;
using Shirube.Features.Importing;

namespace Shirube.App.Pages.Importing;

/// <summary>Where the forms of the review are sent. A decision that was taken leads on to the next doubtful entry; one that
/// was not is shown on the page with the reason.</summary>
internal static class ReviewDoors
{
    public static void Map(WebApplication app)
    {
        var desk = app.MapGroup(DeskGate.Root).ExcludeFromDescription();
        desk.MapPost("/{id:long}/decide", DecideAsync);
        desk.MapPost("/{id:long}/accept", AcceptAsync);
    }

    private static async Task<IResult> DecideAsync(
        long id,
        HttpContext http,
        NpgsqlDataSource database,
        Links links
    )
    {
        var ct = http.RequestAborted;
        var form = await http.Request.ReadFormAsync(ct);
        var inHand = DecisionForm.Text(form, "id") is { Length: > 0 } entry
            ? await GetDesk.EntryAsync(database, id, entry, ct)
            : null;
        var (action, wrong) = DecisionForm.Read(form, inHand);
        if (action is null)
            return Refused(id, wrong!.Value);
        var (number, refusal) = await Decide.RunAsync(
            database,
            id,
            action,
            DeskActor.Of(http),
            DecisionForm.Number(form, "seen"),
            ct
        );
        if (number is null)
            return Refused(id, refusal!.Value);
        return Results.LocalRedirect(Onward(links, id, form, action, http));
    }

    private static string Onward(
        Links links,
        long id,
        IFormCollection form,
        DeskAction action,
        HttpContext http
    )
    {
        var page = int.TryParse(http.Request.Query["page"], out var p) ? p : 1;
        if (action is DeskAction.Accepts or DeskAction.Rejects or DeskAction.SetsAside)
            if (
                DecisionForm.Text(form, "next") is { Length: > 0 } next
                && DecisionForm.Number(form, "nextPage") is { } at
            )
                return Address.Entry(links, id, (int)at, Plain(next));
        if (
            action is DeskAction.Reads or DeskAction.SetsAside
            && DecisionForm.Number(form, "nextLine") is { } line
            && DecisionForm.Number(form, "nextPage") is { } on
        )
            return Address.Line(links, id, (int)on, (int)line);
        return
            http.Request.Query["entry"].ToString() is { Length: > 0 } entry
            && action is not DeskAction.AcceptsAbove
            ? Address.Entry(links, id, page, Plain(entry))
            : Address.Page(links, id, page);
    }

    /// <summary>Ids are letters, digits and hyphens; nothing else goes behind the #.</summary>
    private static string Plain(string id) =>
        string.Concat(id.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'));

    private static async Task<IResult> AcceptAsync(
        long id,
        HttpContext http,
        NpgsqlDataSource database,
        Links links
    )
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (result, refusal) = await AcceptDocument.RunAsync(
            database,
            id,
            DeskActor.Of(http),
            DecisionForm.Number(form, "seen"),
            http.RequestAborted
        );
        return result?.Sha256 is { } sha256
            ? Results.LocalRedirect(links.To($"/sources/{sha256[..12]}"))
            : Refused(id, refusal!.Value);
    }

    private static RazorComponentResult<ReviewPage> Refused(long id, Message why) =>
        new(new Dictionary<string, object?> { ["Id"] = id, ["Refusal"] = why })
        {
            StatusCode = StatusCodes.Status409Conflict,
        };
}
