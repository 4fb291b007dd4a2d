using System.CommandLine;
using Shirube.Domain.Proposals;
using Shirube.Reading;
using Shirube.Reading.Profiles;
using Shirube.Reading.Quality;

namespace Shirube.App.Cli;

/// <summary><c>read FILE</c>: what reading a document proposes. Needs no database.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = Locale.Text(
                "読むファイル。- は標準入力",
                "The file to read; - reads standard input"
            ),
        };
        var json = new Option<bool>("--json")
        {
            Description = Locale.Text(
                "読取案の全体を JSON で標準出力に書く",
                "Write the whole proposal to stdout as JSON"
            ),
        };
        var score = new Option<string?>("--score")
        {
            HelpName = "TRUTH.json",
            Description = Locale.Text(
                "正解データと比べ、精度と再現率を示す（形は docs/quality.md）。--json と合わせれば JSON で",
                "Compare with a truth and show precision and recall (its form: docs/quality.md); with --json as JSON"
            ),
        };
        var profile = ProfileOption.Create();
        var propose = new Option<bool>("--propose-profile")
        {
            Description = Locale.Text(
                "文書自身から提案される読取プロファイル（列・印・見出しの意味）を JSON で標準出力に書く",
                "Write the reading profile that the document itself proposes (what its columns, marks and headings mean) to stdout as JSON"
            ),
        };
        var command = new Command(
            "read",
            Locale.Text(
                "文書を一つ読み、読取案と読取収支を示す。終了コード: 0 すべて読めた、2 使い方の誤り、3 読めない、4 読めたが未読の行がある",
                "Read one document and show the proposal and its account. Exit codes: 0 read whole, 2 usage, 3 cannot be read, 4 read but some lines are unread"
            )
        )
        {
            file,
            json,
            score,
            profile,
            propose,
        };
        command.SetAction(parsed =>
            parsed.GetValue(propose)
                ? Propose(parsed.GetRequiredValue(file))
                : Run(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(json),
                    parsed.GetValue(score),
                    ProfileOption.Read(parsed.GetValue(profile))
                )
        );
        return command;
    }

    private static int Propose(string path)
    {
        var document = Reader.Open(DocumentFile.Read(path), NameOf(path));
        Console.Write(ProfileFile.Write(Reader.ProposeProfile(document)));
        return ExitCode.Done;
    }

    private static string NameOf(string path) => path == "-" ? "stdin" : Path.GetFileName(path);

    private static int Run(string path, bool asJson, string? truthPath, ReadingProfile? profile)
    {
        // Before the document, so that a wrong truth is told at once.
        var truth = truthPath is null
            ? null
            : TruthFile.Parse(DocumentFile.Read(truthPath), truthPath);
        var proposal = Reader.Read(
            DocumentFile.Read(path),
            NameOf(path),
            new() { Profile = profile }
        );
        if (truth is not null)
            ScoreReport.Write(Scoring.Of(proposal, truth), truth, asJson);
        else if (asJson)
        {
            using var stdout = Console.OpenStandardOutput();
            ProposalJson.Write(proposal, stdout);
        }
        else
            ProposalTree.Write(proposal);
        return proposal.Account.Unread.IsEmpty ? ExitCode.Done : ExitCode.PartlyRead;
    }
}
