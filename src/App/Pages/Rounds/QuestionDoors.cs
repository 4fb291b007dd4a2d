using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Shirube.App.Pages.People;
using Shirube.Data.People;
using Shirube.Domain;
using Shirube.Domain.People;
using Shirube.Domain.Rounds;
using Shirube.Features.Rounds;

namespace Shirube.App.Pages.Rounds;

/// <summary>What the forms of <c>/rounds/1/questions</c> send.</summary>
internal static class QuestionDoors
{
    public static void Map(WebApplication app)
    {
        var round = app.MapGroup("/rounds/{id:long}").ExcludeFromDescription();
        round.MapPost("/questions", EditAsync).WithOrder(-1);
        round.MapPost("/correct", CorrectAsync);
    }

    private static async Task<IResult> EditAsync(long id, HttpContext http, WorkSource source)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (view, refused) = await GetQuestions.RunAsync(
            source,
            http.Caller(),
            id,
            http.RequestAborted
        );
        if (refused is { } no)
            return Shown(http, id, no, null);
        if (view is null)
            return Results.NotFound();
        var wanted = QuestionForm.Read(form, view.KnownKeys);
        var refusal = await EditQuestions.RunAsync(
            source,
            http.Caller(),
            id,
            form["seen"].ToString(),
            wanted,
            http.RequestAborted
        );
        return refusal is { } why ? Shown(http, id, why, wanted) : Back(http, id);
    }

    private static async Task<IResult> CorrectAsync(long id, HttpContext http, WorkSource source)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var refusal = await CorrectRound.RunAsync(
            source,
            http.Caller(),
            id,
            Day(form["due"].ToString()),
            form["instructions"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal),
            RoundDoors.IsMeant(form),
            http.RequestAborted
        );
        return refusal is { } why ? Shown(http, id, why, null, form) : Back(http, id);
    }

    /// <returns>Null where it is no day as browsers send it.</returns>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static IResult Back(HttpContext http, long id) =>
        Results.LocalRedirect(
            http.RequestServices.GetRequiredService<Links>()
                .To($"/rounds/{id}/questions", ("saved", "yes"))
        );

    private static RazorComponentResult<QuestionsPage> Shown(
        HttpContext http,
        long id,
        Message why,
        QuestionSet? sent,
        IFormCollection? corrected = null
    ) =>
        new(
            new Dictionary<string, object?>
            {
                ["Id"] = id,
                ["Refusal"] = why,
                ["Sent"] = sent,
                ["Corrected"] = corrected,
            }
        )
        {
            StatusCode = RoundDoors.StatusOf(http, UseCase.RunRound),
        };
}
