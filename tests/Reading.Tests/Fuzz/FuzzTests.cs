using System.Diagnostics;
using System.Globalization;
using System.Text;
using Shirube.Domain.Proposals;

namespace Shirube.Reading.Tests.Fuzz;

/// <summary>Damaged files of every format: each is read, in part perhaps, or refused with a reason; nothing else. The
/// damage is the same in every run. <c>SHIRUBE_FUZZ_SECONDS</c> runs each format for so long with ever new damage.</summary>
public class FuzzTests
{
    private static readonly Dictionary<string, (int Files, Func<Random, byte[]> Make)> Formats =
        new()
        {
            ["register.txt"] = (60, r => Damage.OfBytes(Corpus.Text("ai-strategy-2026.txt"), r)),
            ["progress.txt"] = (
                60,
                r => Damage.OfBytes(Corpus.Text("ai-strategy-2026-progress.txt"), r)
            ),
            ["plan.html"] = (200, r => Bytes(Damage.OfMarkup(Corpus.Html, r))),
            ["plan.md"] = (200, r => Damage.OfBytes(Bytes(Corpus.Markdown), r)),
            ["plan.csv"] = (200, r => Damage.OfBytes(Bytes(Corpus.Csv), r)),
            ["plan.docx"] = (120, r => Damage.OfPackage(Packages.Docx(), r)),
            ["plan.xlsx"] = (120, r => Damage.OfPackage(Packages.Xlsx(), r)),
            ["plan.pptx"] = (120, r => Damage.OfPackage(Packages.Pptx(), r)),
            ["plan.pdf"] = (40, r => Damage.OfBytes(Corpus.Pdf(), r)),
        };

    public static TheoryData<string> Names => [.. Formats.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_file_is_read_or_refused_with_a_reason(string name)
    {
        var (files, make) = Formats[name];
        var clock = Stopwatch.StartNew();
        var longer = TimeSpan.FromSeconds(Seconds());
        for (var n = 0; n < files || clock.Elapsed < longer; n++)
        {
            var file = make(new Random(n));
            try
            {
                Check(file, name);
            }
            catch (Exception fault)
            {
                var kept = Path.Combine(
                    Path.GetTempPath(),
                    string.Create(CultureInfo.InvariantCulture, $"shirube-fuzz-{n}-{name}")
                );
                File.WriteAllBytes(kept, file);
                Assert.Fail($"Damage {n} of {name}, kept as {kept}: {fault}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_whole_file_is_read(string name)
    {
        byte[] file = name switch
        {
            "register.txt" => Corpus.Text("ai-strategy-2026.txt"),
            "progress.txt" => Corpus.Text("ai-strategy-2026-progress.txt"),
            "plan.html" => Bytes(Corpus.Html),
            "plan.md" => Bytes(Corpus.Markdown),
            "plan.csv" => Bytes(Corpus.Csv),
            "plan.docx" => Packages.Zip(Packages.Docx()),
            "plan.xlsx" => Packages.Zip(Packages.Xlsx()),
            "plan.pptx" => Packages.Zip(Packages.Pptx()),
            _ => Corpus.Pdf(),
        };
        var word =
            name == "plan.pdf" ? "lighthouse"
            : name.EndsWith(".txt", StringComparison.Ordinal) ? "みなと"
            : "灯台";
        Assert.Contains(
            Reader.Open(file, name).Lines,
            l => l.Text.Contains(word, StringComparison.Ordinal)
        );
    }

    private static void Check(byte[] file, string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Proposal proposal;
        try
        {
            proposal = Reader.Read(
                file,
                name,
                new ReadingOptions
                {
                    Cancel = patience.Token,
                    LongestChild = TimeSpan.FromSeconds(30),
                }
            );
        }
        catch (UnreadableDocumentException refusal)
        {
            Assert.NotEmpty(refusal.Reason.Ja);
            Assert.NotEmpty(refusal.Reason.En);
            return;
        }
        var account = proposal.Account;
        Assert.Equal(
            account.Lines,
            account.Blank
                + account.Read
                + account.Furniture.Sum(f => f.LastLine - f.FirstLine + 1)
                + account.Unread.Sum(u => u.LastLine - u.FirstLine + 1)
        );
        var ids = proposal.Entries.Select(e => e.Id).ToHashSet();
        Assert.All(
            proposal.Entries,
            e =>
            {
                Assert.InRange(e.Confidence, 0, 1);
                Assert.InRange(e.Place.FirstLine, 1, account.Lines);
                Assert.InRange(e.Place.LastLine, e.Place.FirstLine, account.Lines);
                Assert.True(e.Parent == null || ids.Contains(e.Parent));
                Assert.True(e.RepeatOf == null || ids.Contains(e.RepeatOf));
            }
        );
    }

    private static double Seconds() =>
        double.TryParse(
            Environment.GetEnvironmentVariable("SHIRUBE_FUZZ_SECONDS"),
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? seconds
            : 0;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
