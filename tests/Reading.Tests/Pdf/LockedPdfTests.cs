using System.Text;
using Shirube.Reading.Documents;
using Shirube.Reading.Formats.Pdf.Drawing;
using Shirube.Reading.Tests.Formats;

namespace Shirube.Reading.Tests.Pdf;

/// <summary>Most published PDFs that are encrypted open without a password: they are locked against changes only.</summary>
[Collection(SampleFiles.Together)]
public class LockedPdfTests(SampleFiles files)
{
    /// <summary>A table with rules, an underlined word, letters in two looks.</summary>
    private static readonly byte[] Printed = new PrintedPdf()
        .Words(50, 60, "Roads and bridges", 20, bold: true)
        .Words(60, 120, "Task", 10, bold: true)
        .Words(260, 120, "Who", 10, bold: true)
        .Words(60, 150, "Mend the roads")
        .Words(260, 150, "Roads and Works")
        .Words(60, 180, "Paint the bridges")
        .Words(260, 180, "Works")
        .Draw(
            "1 w 50 695 m 450 695 l S 50 665 m 450 665 l S 50 635 m 450 635 l S 50 605 m 450 605 l S"
        )
        .Draw("50 695 m 50 605 l S 250 695 m 250 605 l S 450 695 m 450 605 l S")
        .Draw("0.5 w 260 648 m 288 648 l S")
        .NextPage()
        .Words(50, 100, "Behind the table")
        .Bytes();

    public static TheoryData<LockKind, bool> Ways =>
        new(Enum.GetValues<LockKind>().SelectMany(k => new[] { (k, false), (k, true) }));

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_opens_without_a_password_is_read_as_if_it_were_not_locked(
        LockKind kind,
        bool isPacked
    ) => HoldSame(Printed, kind, isPacked);

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_tagged_file_of_a_browser_is_read_as_if_it_were_not_locked(
        LockKind kind,
        bool isPacked
    )
    {
        var pdf = files.Bytes("ruled.pdf");
        Assert.Contains("/MarkInfo", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        HoldSame(pdf, kind, isPacked);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void An_untagged_file_of_an_office_program_is_read_as_if_it_were_not_locked(
        LockKind kind,
        bool isPacked
    ) => HoldSame(files.Bytes("styles.pdf"), kind, isPacked);

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_real_password_is_asked_for_in_words(LockKind kind, bool isPacked)
    {
        var pdf = Locked(Printed, new(kind, "himitsu", "himitsu"), isPacked);
        var refused = Assert.Throws<UnreadableDocumentException>(() =>
            Reader.Open(pdf, "roads.pdf")
        );
        Assert.Contains("roads.pdf", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("パスワード", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("password", refused.Reason.En, StringComparison.Ordinal);
        // What cannot be opened has no drawing either: garbage is not taken for an empty page.
        Assert.Null(PdfObjects.Of(pdf, TestContext.Current.CancellationToken));
    }

    private static void HoldSame(byte[] pdf, LockKind kind, bool isPacked)
    {
        var locked = Locked(pdf, new(kind, "", "owner"), isPacked);
        Assert.DoesNotContain(
            "Our roads",
            Encoding.Latin1.GetString(locked),
            StringComparison.Ordinal
        );
        var expected = Reader.Open(RewrittenPdf.Plain(pdf), "plain.pdf");
        var found = Reader.Open(locked, "locked.pdf");

        Assert.Equal(expected.Title, found.Title);
        Assert.Equal(Facts(expected.Lines), Facts(found.Lines));
        Assert.Equal(Facts(expected.Margins), Facts(found.Margins));
        Assert.Equal(expected.Pages, found.Pages);
        Assert.Empty(found.Remarks);
        Assert.Contains(found.Lines, l => l.IsRow);
        // Words come from poppler; rows, underlines and looks from our own walk, which must not have fallen back.
        Assert.NotNull(PdfObjects.Of(locked, TestContext.Current.CancellationToken));
        if (ReferenceEquals(pdf, Printed))
        {
            var lead = Assert.Single(found.Lines, l => !l.Underlined.IsEmpty);
            Assert.Equal(
                "Roads",
                lead.Text.Substring(lead.Underlined[0].Start, lead.Underlined[0].Length)
            );
            Assert.Contains(found.Lines, l => l.Form == LineForm.HeaderRow);
        }
    }

    private static byte[] Locked(byte[] pdf, Lock way, bool isPacked) =>
        isPacked ? RewrittenPdf.LockedAndPacked(pdf, way) : RewrittenPdf.Locked(pdf, way);

    private static IEnumerable<string> Facts(IEnumerable<SourceLine> lines) =>
        lines.Select(l =>
            $"{l.Number} {l.Page} {l.Block} {l.Form} {l.Level} {l.Box} {l.Look} {l.Margin} [{string.Join(' ', l.Underlined)}] [{string.Join(' ', l.CellFacts)}] {l.Text}"
        );
}
