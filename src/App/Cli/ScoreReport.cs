using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shirube.Domain.Proposals;
using Shirube.Reading.Quality;
using Spectre.Console;

namespace Shirube.App.Cli;

/// <summary>How near a reading comes to the truth, for people and for programs.</summary>
internal static class ScoreReport
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // stdout only, never HTML
    };

    public static void Write(Score score, Truth truth, bool asJson)
    {
        if (asJson)
            WriteJson(score, truth);
        else
            WriteTable(score);
    }

    private static void WriteTable(Score score)
    {
        var table = new Table();
        table.AddColumn(Locale.Text("何を", "What"));
        foreach (
            var head in new[]
            {
                Locale.Text("適合率", "Precision"),
                Locale.Text("再現率", "Recall"),
                Locale.Text("正", "Right"),
                Locale.Text("読取案", "Proposed"),
                Locale.Text("正解", "True"),
            }
        )
            table.AddColumn(new TableColumn(head).RightAligned());
        foreach (var (name, tally) in Rows(score))
            table.AddRow(
                name,
                QualityFigure.Of(tally.Precision),
                QualityFigure.Of(tally.Recall),
                $"{tally.Right}",
                $"{tally.Proposed}",
                $"{tally.True}"
            );
        AnsiConsole.Write(table);
        var sure = score.SureAndWrong.Count();
        Console.WriteLine(
            Locale.Text(
                $"未読 {score.UnreadLines}／{score.Lines} 行（{score.UnreadShare:P1}）、確信度 {Score.SureAbove} を超える誤り {sure} 件",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"unread {score.UnreadLines} of {score.Lines} lines ({score.UnreadShare:P1}), wrong with confidence above {Score.SureAbove}: {sure}"
                )
            )
        );
        foreach (var wrong in score.Wrong)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(wrong.Entry.Confidence > Score.SureAbove ? "!" : "-")} {wrong.Entry.Confidence:0.00} {PlaceOf(wrong.Entry.Place.Page, wrong.Entry.Place.FirstLine, wrong.Entry.Place.LastLine)} {wrong.Entry.Kind.Name()} {OneLine(wrong.Entry.Text)} ({string.Join(Locale.Text("、", "; "), wrong.Reasons.Select(r => r.In(Locale.Language)))})"
                )
            );
        foreach (var missed in score.Missed)
            Console.WriteLine(
                $"+ {missed.Id} {PlaceOf(missed.Page, missed.Lines?.First, missed.Lines?.Last)} {missed.Kind.Name()} {OneLine(missed.Text ?? missed.TextHash)} ({Locale.Text("読取案にない", "not proposed")})"
            );
    }

    private static void WriteJson(Score score, Truth truth)
    {
        using var stdout = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(stdout, Form))
        {
            json.WriteStartObject();
            json.WriteString("document", truth.Document);
            foreach (var (name, tally) in Figures(score))
            {
                json.WriteStartObject(name);
                WriteShare(json, "precision", tally.Precision);
                WriteShare(json, "recall", tally.Recall);
                json.WriteNumber("right", tally.Right);
                json.WriteNumber("proposed", tally.Proposed);
                json.WriteNumber("true", tally.True);
                json.WriteEndObject();
            }
            json.WriteStartObject("lines");
            json.WriteNumber("all", score.Lines);
            json.WriteNumber("unread", score.UnreadLines);
            WriteShare(json, "unreadShare", score.UnreadShare);
            json.WriteEndObject();
            json.WriteNumber("sureAndWrong", score.SureAndWrong.Count());
            json.WriteStartArray("wrong");
            foreach (var wrong in score.Wrong)
            {
                json.WriteStartObject();
                json.WriteString("id", wrong.Entry.Id);
                json.WriteString("kind", wrong.Entry.Kind.Name());
                json.WriteString("text", wrong.Entry.Text);
                json.WriteNumber("confidence", wrong.Entry.Confidence);
                json.WriteStartArray("reasons");
                foreach (var reason in wrong.Reasons)
                    json.WriteStringValue(reason.En);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("missed");
            foreach (var missed in score.Missed)
            {
                json.WriteStartObject();
                json.WriteString("id", missed.Id);
                json.WriteString("kind", missed.Kind.Name());
                json.WriteString("textHash", missed.TextHash);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stdout.WriteByte((byte)'\n');
    }

    private static (string Name, Tally Tally)[] Rows(Score score) =>
        [
            (Locale.Text("項目", "entries"), score.Entries),
            (Locale.Text("担当と役割", "responsibilities"), score.Responsibilities),
            (Locale.Text("親へのつながり", "parent links"), score.Parents),
            (Locale.Text("属性", "fields"), score.Fields),
        ];

    private static (string Name, Tally Tally)[] Figures(Score score) =>
        [
            ("entries", score.Entries),
            ("responsibilities", score.Responsibilities),
            ("parents", score.Parents),
            ("fields", score.Fields),
        ];

    private static void WriteShare(Utf8JsonWriter json, string name, double? share)
    {
        if (share is { } s)
            json.WriteNumber(name, Math.Round(s, 4));
        else
            json.WriteNull(name);
    }

    private static string PlaceOf(int? page, int? first, int? last) =>
        (page is null ? "" : Locale.Text($"{page}頁", $"p. {page}") + " ")
        + (
            first is null ? ""
            : first == last ? $"@{first}"
            : $"@{first}-{last}"
        );

    private static string OneLine(string text) =>
        string.Concat(text.Take(70).Select(c => char.IsControl(c) ? ' ' : c));
}
