using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shirube.App.Pages.People;
using Shirube.App.Startup;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>Survey workbooks on their way back. Whether the caller may is asked in the use cases.</summary>
internal static class ReturnDoors
{
    private const string Excel =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Beside the file there are the borders of the form.</summary>
    private const long LimitRequest = ReturnWorkbook.LimitBytes + 64 * 1024;

    private const int LongestName = 200;

    public static void Map(WebApplication app)
    {
        var books = app.MapGroup("/rounds/{id:long}/workbooks").ExcludeFromDescription();
        books
            .MapPost("", TakeAsync)
            .WithOrder(-1)
            .WithMetadata(new RequestSizeLimitAttribute(LimitRequest));
        books.MapPost("/{number:long}/accept", AcceptAsync);
        books.MapGet("/{number:long}/file", GiveAsync);
    }

    private static async Task<IResult> TakeAsync(long id, HttpContext http, WorkSource source)
    {
        // Before anything of the body is read.
        if (Permissions.Refusal(http.Caller(), UseCase.ReturnWorkbook) is { } no)
            return Listed(id, no, StatusCodes.Status403Forbidden);
        if (http.Request.ContentLength > LimitRequest)
            return TooLarge(id);
        if (!http.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            // Above the threshold the file waits on the disk.
            var form = await FormAsync(http, LimitRequest);
            return form.Files["file"] is { } file
                ? await KeepAsync(id, http, source, form["organisation"].ToString(), file)
                : Listed(id, NoFile, StatusCodes.Status422UnprocessableEntity);
        }
        catch (BadHttpRequestException e)
            when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(id);
        }
        catch (InvalidDataException)
        {
            return TooLarge(id);
        }
    }

    private static async Task<IResult> KeepAsync(
        long id,
        HttpContext http,
        WorkSource source,
        string organisation,
        IFormFile file
    )
    {
        var name = NameOf(file.FileName);
        if (file.Length > ReturnWorkbook.LimitBytes)
            return Listed(id, ReturnWorkbook.TooLarge(name), StatusCodes.Status413PayloadTooLarge);
        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(bytes, http.RequestAborted);
        var (number, wasThere, refusal, isForbidden) = await ReturnWorkbook.RunAsync(
            source,
            http.Caller(),
            id,
            organisation.Length > 0 ? organisation : null,
            bytes,
            name,
            http.RequestAborted
        );
        return number is null
            ? Listed(
                id,
                refusal!.Value,
                isForbidden
                    ? StatusCodes.Status403Forbidden
                    : StatusCodes.Status422UnprocessableEntity
            )
            : Results.LocalRedirect(
                http.RequestServices.GetRequiredService<Links>()
                    .To($"/rounds/{id}/workbooks/{number}", ("again", wasThere ? "yes" : null))
            );
    }

    private static async Task<IResult> AcceptAsync(
        long id,
        long number,
        HttpContext http,
        WorkSource source
    )
    {
        var form = await FormAsync(http, null);
        var decision = Read(form);
        var done = await AcceptWorkbook.RunAsync(
            source,
            http.Caller(),
            id,
            number,
            decision,
            http.RequestAborted
        );
        if (done.Refusal is { } refusal)
            return new RazorComponentResult<ReturnedWorkbookPage>(
                new Dictionary<string, object?>
                {
                    ["Id"] = id,
                    ["Number"] = number,
                    ["Refusal"] = refusal,
                    ["Choices"] = decision.Choices,
                    ["Unsettled"] = done.Unsettled,
                    ["Moved"] = done.Moved,
                }
            )
            {
                StatusCode = RoundDoors.StatusOf(http, UseCase.ReturnWorkbook),
            };
        return Results.LocalRedirect(
            http.RequestServices.GetRequiredService<Links>().To($"/rounds/{id}/workbooks/{number}")
        );
    }

    private static async Task<IResult> GiveAsync(
        long id,
        long number,
        HttpContext http,
        WorkSource source
    )
    {
        var file = await GetReturnedWorkbook.FileAsync(
            source,
            http.Caller(),
            id,
            number,
            http.RequestAborted
        );
        return file is { } kept ? Results.File(kept.Content, Excel, kept.Name)
            : Permissions.Refusal(http.Caller(), UseCase.ReturnWorkbook) is null
                ? Results.NotFound()
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>A choice is a field, and there may be one for each of many rows.</summary>
    private static Task<IFormCollection> FormAsync(HttpContext http, long? limit)
    {
        var options = new FormOptions
        {
            ValueCountLimit = 40_000,
            MultipartBodyLengthLimit = limit ?? FormOptions.DefaultBufferBodyLengthLimit,
        };
        http.Features.Set<IFormFeature>(
            limit is null
                ? new TypedForm(http.Request, options)
                : new FormFeature(http.Request, options)
        );
        return http.Request.ReadFormAsync(http.RequestAborted);
    }

    private static WorkbookDecision Read(IFormCollection form)
    {
        const string choice = "choice-";
        var choices = ImmutableDictionary.CreateBuilder<long, RowChoice>();
        foreach (var (name, value) in form)
            if (
                name.StartsWith(choice, StringComparison.Ordinal)
                && Number(name[choice.Length..]) is { } duty
            )
                choices.AddRange(
                    ChoiceOf(value.ToString()).Select(c => KeyValuePair.Create(duty, c))
                );
        var seen = ImmutableDictionary.CreateBuilder<long, int>();
        foreach (var pair in form["seen"].ToString().Split(' '))
            if (
                pair.Split(':') is [var first, var second]
                && Number(first) is { } duty
                && Number(second) is { } version
            )
                seen[duty] = (int)version;
        return new(seen.ToImmutable(), choices.ToImmutable(), form["then"] == "submit");
    }

    private static IEnumerable<RowChoice> ChoiceOf(string value) =>
        value switch
        {
            "workbook" => [RowChoice.Workbook],
            "web" => [RowChoice.Web],
            "both" => [RowChoice.Both],
            _ => [],
        };

    private static long? Number(string text) =>
        text.Length <= 9
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>As people see it: browsers of old sent the whole path.</summary>
    private static string NameOf(string sent)
    {
        var name = string.Concat(
                TypedText.Clean(sent).Split('/', '\\')[^1].Where(c => !char.IsControl(c))
            )
            .Trim();
        return name.Length == 0 ? "調査票.xlsx"
            : name.Length <= LongestName ? name
            : name[^LongestName..];
    }

    private static RazorComponentResult<WorkbooksPage> TooLarge(long id) =>
        Listed(id, ReturnWorkbook.TooLarge("調査票"), StatusCodes.Status413PayloadTooLarge);

    private static RazorComponentResult<WorkbooksPage> Listed(long id, Message why, int status) =>
        new(new Dictionary<string, object?> { ["Id"] = id, ["Refusal"] = why })
        {
            StatusCode = status,
        };

    private static Message NoFile { get; } = new("ファイルを選んでください。", "Choose a file.");
}
