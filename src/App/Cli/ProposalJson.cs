using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shirube.Domain.Organisations;
using Shirube.Domain.Proposals;

namespace Shirube.App.Cli;

/// <summary>A proposal in the read contract: UTF-8, two spaces of indent, fields always in the same order.</summary>
internal static class ProposalJson
{
    // Not for HTML: stdout only. Japanese is written as it is.
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Proposal proposal, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            WriteDocument(json, proposal.Document);
            json.WriteStartArray("entries");
            foreach (var entry in proposal.Entries)
            {
                WriteEntry(json, entry);
                json.Flush(); // the writer would keep the whole document in memory
            }
            json.WriteEndArray();
            WriteAccount(json, proposal.Account);
            json.WriteStartArray("questions");
            foreach (var question in proposal.Questions)
                WriteQuestion(json, question);
            json.WriteEndArray();
            WriteRemarks(json, proposal.Remarks);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void WriteDocument(Utf8JsonWriter json, DocumentFacts document)
    {
        json.WriteStartObject("document");
        json.WriteString("title", document.Title);
        json.WriteString("asOf", document.AsOf);
        json.WriteString("language", document.Language);
        json.WriteString("sha256", document.Sha256);
        json.WriteString("encoding", document.Encoding);
        json.WriteString("family", document.Family);
        WriteNumber(json, "pages", document.Pages);
        json.WriteNumber("lines", document.Lines);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("kind", entry.Kind.Name());
        json.WriteString("marker", entry.Marker);
        json.WriteString("text", entry.Text);
        json.WriteString("parent", entry.Parent);
        json.WriteString("repeatOf", entry.RepeatOf);
        json.WriteStartObject("place");
        WriteNumber(json, "page", entry.Place.Page);
        WriteLines(json, entry.Place.FirstLine, entry.Place.LastLine);
        if (!entry.Place.Boxes.IsEmpty)
            WriteBoxes(json, entry.Place.Boxes);
        json.WriteString("quote", entry.Place.Quote);
        json.WriteEndObject();
        json.WriteNumber("confidence", entry.Confidence);
        if (!entry.Responsibilities.IsDefaultOrEmpty)
        {
            json.WriteStartArray("responsibilities");
            foreach (var mention in entry.Responsibilities)
                WriteMention(json, mention);
            json.WriteEndArray();
        }
        foreach (var (name, value) in entry.Fields)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }
        json.WriteEndObject();
    }

    private static void WriteMention(Utf8JsonWriter json, Mention mention)
    {
        json.WriteStartObject();
        json.WriteString("as", mention.As);
        json.WriteString("organisation", mention.Organisation);
        json.WriteString("role", mention.Role?.Name());
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, Account account)
    {
        json.WriteStartObject("account");
        json.WriteNumber("lines", account.Lines);
        json.WriteNumber("blank", account.Blank);
        json.WriteNumber("read", account.Read);
        json.WriteStartArray("furniture");
        foreach (var furniture in account.Furniture)
        {
            json.WriteStartObject();
            WriteLines(json, furniture.FirstLine, furniture.LastLine);
            json.WriteString("why", furniture.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("unread");
        foreach (var unread in account.Unread)
        {
            json.WriteStartObject();
            WriteLines(json, unread.FirstLine, unread.LastLine);
            json.WriteString("text", unread.Text);
            json.WriteEndObject();
            json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteQuestion(Utf8JsonWriter json, Question question)
    {
        json.WriteStartObject();
        json.WriteString("kind", question.Kind);
        json.WriteString("entry", question.Entry);
        json.WriteString("subject", question.Subject);
        json.WriteStartObject("text");
        json.WriteString("ja", question.Text.Ja);
        json.WriteString("en", question.Text.En);
        json.WriteEndObject();
        json.WriteStartArray("lines");
        foreach (var line in question.Lines)
            json.WriteNumberValue(line);
        json.WriteEndArray();
        json.WritePropertyName("candidates");
        WriteValue(json, question.Candidates);
        json.WriteEndObject();
    }

    private static void WriteRemarks(Utf8JsonWriter json, ImmutableArray<Remark> remarks)
    {
        json.WriteStartArray("remarks");
        foreach (var remark in remarks)
        {
            json.WriteStartObject();
            json.WriteString("kind", remark.Kind);
            WriteNumber(json, "page", remark.Page);
            json.WriteStartObject("text");
            json.WriteString("ja", remark.Text.Ja);
            json.WriteString("en", remark.Text.En);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteBoxes(Utf8JsonWriter json, ImmutableArray<PageBox> boxes)
    {
        json.WriteStartArray("boxes");
        foreach (var box in boxes)
        {
            json.WriteStartObject();
            json.WriteNumber("page", box.Page);
            json.WriteStartArray("box");
            foreach (var edge in (double[])[box.Left, box.Top, box.Right, box.Bottom])
                json.WriteNumberValue(Math.Round(edge, 1));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLines(Utf8JsonWriter json, int first, int last)
    {
        json.WriteStartArray("lines");
        json.WriteNumberValue(first);
        json.WriteNumberValue(last);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } n)
            json.WriteNumber(name, n);
        else
            json.WriteNull(name);
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case IEnumerable<string> list:
                json.WriteStartArray();
                foreach (var item in list)
                    json.WriteStringValue(item);
                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"An entry's field of type {value.GetType()}.");
        }
    }
}
