using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Shirube.App.Pages.People;
using Shirube.App.Startup;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>What the forms of a duty send; scripts that save while somebody types get JSON.</summary>
internal static class DutyDoors
{
    public static void Map(WebApplication app)
    {
        var duty = DutyGate.Group(app);
        duty.MapPost("/save", SaveAsync);
        duty.MapPost("/unchanged", UnchangedAsync);
        duty.MapGet("/files/{sha256:length(64)}", EvidenceDoor.GiveAsync);
        duty.MapPost(
            "/verify",
            async (long round, long id, HttpContext http, WorkSource source) =>
            {
                var form = await DutyGate.FormAsync(http);
                var refusal = await VerifyReport.RunAsync(
                    source,
                    http.Caller(),
                    id,
                    Seen(form),
                    form["how"].ToString(),
                    http.RequestAborted
                );
                return refusal is { } why
                    ? Shown(http, round, id, UseCase.VerifyReport, why, null)
                    : Back(http, round, id, null);
            }
        );
        Step("/takeback", ReportAction.TakeBack);
        Step("/return", ReportAction.Return);
        Step("/approve", ReportAction.Approve);

        void Step(string path, ReportAction action) =>
            duty.MapPost(
                path,
                async (long round, long id, HttpContext http, WorkSource source) =>
                {
                    var form = await DutyGate.FormAsync(http);
                    var refusal = await TakeAsync(
                        http,
                        source,
                        id,
                        action,
                        Seen(form),
                        form["reason"].ToString()
                    );
                    return refusal is { } why
                        ? Shown(http, round, id, action.Needs(), why, null)
                        : Back(http, round, id, null);
                }
            );
    }

    private static async Task<IResult> SaveAsync(
        long round,
        long id,
        HttpContext http,
        WorkSource source
    )
    {
        // Who may answer nothing fills no disk.
        if (Permissions.Refusal(http.Caller(), UseCase.AnswerDuty) is { } no)
            return Shown(http, round, id, UseCase.AnswerDuty, no, null);
        await using var upload = await AnswerUpload.ReadAsync(http);
        var form = upload.Form;
        var answer = Read(form);
        var saved = await SaveAnswer.RunAsync(
            source,
            http.Caller(),
            id,
            Seen(form),
            answer,
            Key(form),
            "web",
            new(upload.Files, [.. form["drop"].OfType<string>()]),
            // Whoever went away in the middle of a file has still typed what is here.
            ct: upload.IsCut ? CancellationToken.None : http.RequestAborted
        );
        if (ErrorPages.AsksForJson(http.Request))
            return Told(http, saved);
        if (saved.Refusal is { } refusal)
            return Shown(http, round, id, UseCase.AnswerDuty, refusal, answer);
        if (NotTaken(upload) is { } files)
            return Shown(http, round, id, UseCase.AnswerDuty, files, null);
        if (saved.IsAside || form["then"] != "submit")
            return Back(http, round, id, saved.Version);
        return
            await TakeAsync(http, source, id, ReportAction.Submit, saved.Version, "") is { } missing
            ? Shown(http, round, id, UseCase.AnswerDuty, missing, null)
            : Back(http, round, id, null, isSubmitted: true);
    }

    private static Message? NotTaken(AnswerUpload upload)
    {
        IEnumerable<Message> why = upload.IsCut ? [CutOff, .. upload.Refused] : upload.Refused;
        return why.Any()
            ? new(
                string.Concat(why.Append(ButSaved).Select(w => w.Ja)),
                string.Join(' ', why.Append(ButSaved).Select(w => w.En))
            )
            : null;
    }

    private static Message CutOff { get; } =
        new(
            "送信が途中で切れたので、ファイルは受け取っていません。もう一度選んでください。",
            "The upload broke off: no file was taken. Choose them again."
        );

    private static Message ButSaved { get; } =
        new(
            "ほかはすべて下書きとして保存しました。まだ提出していません。",
            "Everything else is saved as a draft. It is not submitted yet."
        );

    /// <summary>One click: the last answer again, and that it is the last answer.</summary>
    private static async Task<IResult> UnchangedAsync(
        long round,
        long id,
        HttpContext http,
        WorkSource source
    )
    {
        var form = await DutyGate.FormAsync(http);
        var (view, refused) = await GetDuty.RunAsync(
            source,
            http.Caller(),
            id,
            http.RequestAborted
        );
        if (refused is { } no)
            return Shown(http, round, id, UseCase.AnswerDuty, no, null);
        if (view?.Last is not { } last)
            return Results.NotFound();
        var saved = await SaveAnswer.RunAsync(
            source,
            http.Caller(),
            id,
            Seen(form),
            last.Answer with
            {
                IsUnchanged = true,
            },
            Key(form),
            "web",
            last: last.From,
            ct: http.RequestAborted
        );
        if (saved.Refusal is { } refusal)
            return Shown(http, round, id, UseCase.AnswerDuty, refusal, null);
        if (saved.IsAside || form["then"] != "submit")
            return Back(http, round, id, saved.Version);
        return
            await TakeAsync(http, source, id, ReportAction.Submit, saved.Version, "") is { } missing
            ? Shown(http, round, id, UseCase.AnswerDuty, missing, null)
            : Back(http, round, id, null, isSubmitted: true);
    }

    private static Task<Message?> TakeAsync(
        HttpContext http,
        WorkSource source,
        long id,
        ReportAction action,
        int seen,
        string reason
    ) => TakeStep.RunAsync(source, http.Caller(), id, action, seen, reason, http.RequestAborted);

    private static IResult Told(HttpContext http, SaveResult saved)
    {
        var l = http.RequestServices.GetRequiredService<Localiser>();
        return Results.Json(
            new
            {
                version = saved.Version,
                newest = saved.Newest,
                aside = saved.IsAside,
                said = saved.Refusal is { } refusal ? l[refusal]
                : saved.IsAside
                    ? l[
                        "ほかの人が先に保存していました。あなたの文も残しました。ページを開き直すと、両方が見えます。",
                        "Somebody else had saved before you. Your text is kept, too: open the page again to see both."
                    ]
                : l["保存しました", "Saved"],
            },
            statusCode: saved.Refusal is null ? 200 : RoundDoors.StatusOf(http, UseCase.AnswerDuty)
        );
    }

    private static Answer Read(IFormCollection form) =>
        new(
            Statuses.Parse(form["status"].ToString()),
            Text(form, "progress"),
            Text(form, "next"),
            [
                .. Text(form, "evidence")
                    .Split(
                        '\n',
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                    )
                    .Select(line =>
                        line.Split([' ', '　', '\t'], 2, StringSplitOptions.TrimEntries)
                    )
                    .Select(parts => new Evidence(parts[0], parts.ElementAtOrDefault(1) ?? "")),
            ],
            form.Where(f => f.Key.StartsWith("free-", StringComparison.Ordinal))
                .ToImmutableSortedDictionary(f => f.Key[5..], f => Text(form, f.Key))
        )
        {
            Figures = FigureFields.Read(form),
        };

    private static string Text(IFormCollection form, string name) =>
        form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static int Seen(IFormCollection form) =>
        int.TryParse(
            form["seen"].ToString(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seen
        )
            ? seen
            : -1;

    // A form without a key of its own is a save of its own.
    public static Guid Key(IFormCollection form) =>
        Guid.TryParse(form["key"].ToString(), out var key) ? key : Guid.NewGuid();

    private static IResult Back(
        HttpContext http,
        long round,
        long id,
        int? saved,
        bool isSubmitted = false
    ) =>
        Results.LocalRedirect(
            http.RequestServices.GetRequiredService<Links>()
                .To(
                    $"/rounds/{round}/duties/{id}",
                    ("saved", saved?.ToString(CultureInfo.InvariantCulture)),
                    ("submitted", isSubmitted ? "yes" : null)
                )
        );

    public static RazorComponentResult<DutyPage> Shown(
        HttpContext http,
        long round,
        long id,
        UseCase useCase,
        Message why,
        Answer? sent = null,
        string? comment = null
    ) =>
        new(
            new Dictionary<string, object?>
            {
                ["Round"] = round,
                ["Id"] = id,
                ["Refusal"] = why,
                ["Sent"] = sent,
                ["Comment"] = comment,
            }
        )
        {
            StatusCode = RoundDoors.StatusOf(http, useCase),
        };
}
