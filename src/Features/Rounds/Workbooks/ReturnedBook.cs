using System.Collections.Immutable;
using Shirube.Domain;
using Shirube.Domain.Proposals;
using Shirube.Reading;
using Shirube.Reading.Documents;

namespace Shirube.Features.Rounds.Workbooks;

/// <summary>All that was read from a workbook that came back. It is kept with the file: what was understood on that day stays
/// as it was.</summary>
/// <param name="Remarks">What is in the file and was not followed: macros, links, embedded files.</param>
internal sealed record ReturnedBook(
    ReturnedStamp Stamp,
    ReturnedRows Rows,
    ImmutableArray<Message> Remarks
)
{
    /// <summary>Bytes of a file; a survey of 1,500 duties has about one million.</summary>
    public const int LimitBytes = 20 * 1024 * 1024;

    private const int MostRanges = 10;
    private const int MostCells = 600_000;
    private const long MostUnpackedBytes = 160L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // Files are read in the process that answers pages: not many at once.
    private static readonly SemaphoreSlim Turns = new(2);

    /// <returns>The book; or why the file cannot be one and what to do.</returns>
    public static async Task<(ReturnedBook? Book, Message? Refusal)> ReadAsync(
        byte[] bytes,
        string name,
        CancellationToken ct
    )
    {
        if (bytes.Length > LimitBytes)
            return (null, TooLarge(name));
        await Turns.WaitAsync(ct);
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            end.CancelAfter(Longest);
            return await Task.Run(() => Read(bytes, name, end.Token), end.Token);
        }
        catch (UnreadableDocumentException e)
        {
            return (null, e.Reason);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, TooLong(name));
        }
        finally
        {
            Turns.Release();
        }
    }

    private static (ReturnedBook?, Message?) Read(byte[] bytes, string name, CancellationToken ct)
    {
        var (sheets, remarks) = Reader.Cells(
            bytes,
            name,
            new()
            {
                Cancel = ct,
                MostCells = MostCells,
                MostUnpackedBytes = MostUnpackedBytes,
            }
        );
        if (sheets.Any(s => s.IsCut))
            return (null, TooMany(name));
        if (ReturnedStamp.Of(sheets) is not { } stamp)
            return (null, NoStamp(name));
        var found = ReturnedRows.SheetsOf(sheets, stamp);
        if (found is [var first, var second, ..])
            return (null, TwoSheets(name, first.Name, second.Name));
        if (found is not [var sheet])
            return (null, NoAnswers(name));
        var said = remarks.Select(r => r.Text);
        if (!sheet.Merged.IsEmpty)
            said = said.Append(IsMerged(sheet.Merged));
        return (new(stamp, ReturnedRows.Of(sheet, stamp), [.. said]), null);
    }

    private static Message IsMerged(ImmutableArray<string> ranges)
    {
        var shown = string.Join("、", ranges.Take(MostRanges));
        var more = ranges.Length > MostRanges;
        return new(
            $"結合されたセルがあります（{shown}{(more ? "など" : "")}）。値は左上のセルのものだけで、ほかのセルは空として扱います。結合した行に同じ回答をするときは、結合を解いて行ごとに書いてください。",
            $"Cells were merged ({shown}{(more ? " and others" : "")}). Only the first cell of each holds a value; the others count as empty. Where the same answer is meant for each row, unmerge them and write it in every row."
        );
    }

    public static Message TooLarge(string name) =>
        new(
            $"「{name}」は大きすぎます。受け取れる調査票は {LimitBytes >> 20} MB までです。画像や関係のないシートを除いて保存し直してください。",
            $"'{name}' is too large: a survey workbook has at most {LimitBytes >> 20} MB. Take pictures and other sheets out and save it again."
        );

    private static Message TooLong(string name) =>
        new(
            $"「{name}」は読み取りに時間がかかりすぎたため、途中で止めました。新しい調査票をダウンロードし、回答の欄だけを写して返してください。",
            $"Reading '{name}' took too long and was stopped. Download the survey workbook anew, copy the answers into it and return that."
        );

    private static Message TooMany(string name) =>
        new(
            $"「{name}」の行や欄が多すぎるか、途中で壊れているため、読めませんでした。新しい調査票をダウンロードし、回答の欄だけを写して返してください。",
            $"'{name}' has too many rows or cells, or is damaged further on. Download the survey workbook anew, copy the answers into it and return that."
        );

    private static Message NoStamp(string name) =>
        new(
            $"「{name}」は、ここから渡した調査票ではないか、しるしのシート（{SurveyWorkbook.Stamp}）が失われています。新しい調査票をダウンロードし、回答の欄を写して返してください。",
            $"'{name}' is no survey workbook that was made here, or its hidden sheet ({SurveyWorkbook.Stamp}) is gone. Download the survey workbook anew, copy the answers into it and return that."
        );

    private static Message NoAnswers(string name) =>
        new(
            $"「{name}」に回答のシートが見つかりません（見出しの行が消えているかもしれません）。新しい調査票をダウンロードし、回答の欄を写して返してください。",
            $"'{name}' has no sheet of answers; perhaps its row of headers is gone. Download the survey workbook anew, copy the answers into it and return that."
        );

    private static Message TwoSheets(string name, string first, string second) =>
        new(
            $"「{name}」には回答のシートが2つあります（{first}、{second}）。どちらが回答か分からないので、一方を削除して返してください。",
            $"'{name}' has two sheets of answers ({first}, {second}). Delete the one that does not count and return it again."
        );
}
