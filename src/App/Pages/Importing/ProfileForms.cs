using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Npgsql;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Features.Importing.Profiles;
using Shirube.Reading;
using Shirube.Reading.Profiles;

namespace Shirube.App.Pages.Importing;

/// <summary>What the forms of the profile pages send, and the profile as a file. They work without scripts.</summary>
internal static class ProfileForms
{
    private const int MostRows = 500;

    public static void Map(WebApplication app)
    {
        // A page takes posts to its own address: the forms have theirs.
        app.MapPost("/import/profiles/load", Load).ExcludeFromDescription();
        app.MapPost("/import/profiles/{id:long}/save", Save).ExcludeFromDescription();
        app.MapPost("/import/profiles/{id:long}/drop", Drop).ExcludeFromDescription();
        app.MapGet("/import/profiles/{id:long}/file", Send).ExcludeFromDescription();
    }

    private static async Task<IResult> Load(
        HttpContext context,
        NpgsqlDataSource database,
        Localiser l
    )
    {
        if (Refusal(context, l) is { } refused)
            return refused;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("profile") is not { Length: > 0 } file)
            return Refused(l, new("ファイルが選ばれていません。", "No file was chosen."));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, context.RequestAborted);
        return await Keep(
            context,
            database,
            l,
            null,
            () => ProfileFile.Parse(bytes.ToArray(), Shown(file.FileName))
        );
    }

    private static async Task<IResult> Save(
        long id,
        HttpContext context,
        NpgsqlDataSource database,
        Localiser l
    )
    {
        if (Refusal(context, l) is { } refused)
            return refused;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // Through the file's form: what a file may not hold a form may not send.
        return await Keep(
            context,
            database,
            l,
            id,
            () => ProfileFile.Parse(Encoding.UTF8.GetBytes(AsFile(form)), l["フォーム", "the form"])
        );
    }

    private static async Task<IResult> Drop(
        long id,
        HttpContext context,
        NpgsqlDataSource database,
        Localiser l
    )
    {
        if (Refusal(context, l) is { } refused)
            return refused;
        return await DropProfile.RunAsync(
            database,
            id,
            DeskActor.Of(context),
            context.RequestAborted
        )
            ? Results.Redirect(context.Request.PathBase + "/import/profiles")
            : Results.NotFound();
    }

    private static async Task<IResult> Send(
        long id,
        HttpContext context,
        NpgsqlDataSource database
    ) =>
        await GetProfiles.OneAsync(database, id, context.RequestAborted) is { } saved
            ? Results.File(
                Encoding.UTF8.GetBytes(ProfileFile.Write(saved.Profile)),
                "application/json",
                $"profile-{id}.json"
            )
            : Results.NotFound();

    private static async Task<IResult> Keep(
        HttpContext context,
        NpgsqlDataSource database,
        Localiser l,
        long? id,
        Func<ReadingProfile> profile
    )
    {
        try
        {
            return
                await SaveProfile.RunAsync(
                    database,
                    id,
                    profile(),
                    DeskActor.Of(context),
                    context.RequestAborted
                )
                    is { } saved
                ? Results.Redirect($"{context.Request.PathBase}/import/profiles/{saved}")
                : Results.NotFound();
        }
        catch (UnreadableDocumentException e)
        {
            return Refused(l, e.Reason);
        }
    }

    private static IResult? Refusal(HttpContext context, Localiser l) =>
        context.Request.HasFormContentType
            ? null
            : Refused(l, new("フォームとして送られていません。", "This was not sent as a form."));

    private static IResult Refused(Localiser l, Message reason, int status = 400) =>
        Results.Text(l[reason], "text/plain", Encoding.UTF8, status);

    private static string Shown(string name) =>
        string.Concat(Path.GetFileName(name).Take(80).Where(c => !char.IsControl(c)));

    private static string AsFile(IFormCollection form)
    {
        var columns = Rows(form, "head", "role");
        return JsonSerializer.Serialize(
            new
            {
                version = ReadingProfile.Version,
                name = Text(form, "name"),
                headerWords = Lines(form, "headerWords"),
                columns = columns.Select(c => new { head = c.First, role = c.Second }),
                leadMarks = Words(form, "leadMarks"),
                jointMarks = Words(form, "jointMarks"),
                headings = Rows(form, "pattern", "kind")
                    .Select(h => new { pattern = h.First, kind = h.Second }),
                defaultOrganisation = Text(form, "defaultOrganisation") is { Length: > 0 } usual
                    ? usual
                    : null,
            }
        );
    }

    private static ImmutableArray<(string First, string Second)> Rows(
        IFormCollection form,
        string first,
        string second
    ) =>
        [
            .. Enumerable
                .Range(0, MostRows)
                .TakeWhile(n => form.ContainsKey($"{first}-{n}"))
                .Select(n => (Text(form, $"{first}-{n}"), Text(form, $"{second}-{n}")))
                .Where(r => r.Item1.Length > 0),
        ];

    private static string[] Lines(IFormCollection form, string name) =>
        form[name]
            .ToString()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] Words(IFormCollection form, string name) =>
        form[name].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();
}
