using System.Text.RegularExpressions;

namespace Shirube.House.Tests;

/// <summary>No rule is switched off in silence, nothing is left for later, and time comes in from outside.</summary>
public partial class QuietRulesTests
{
    // Put together, so that this file does not offend itself.
    private static readonly string PragmaOff = "#pragma warning " + "disable";
    private static readonly string[] Later = ["TO" + "DO", "FIX" + "ME", "HA" + "CK"];

    private static readonly Dictionary<string, string> ClockPlaces = new()
    {
        ["src/Features/Importing/ImportFolder.cs"] =
            "files are imported one after the other, each stamped when its turn comes; ImportDocument is told the time",
    };

    [Fact]
    public void No_warning_is_switched_off_in_the_code() =>
        Repository.Hold(
            $"No {PragmaOff}; SuppressMessage only with a Justification.",
            "A warning is an answer to a question somebody asked; if the rule is wrong here, say so once in .editorconfig.",
            from file in AllCode()
            from line in Repository.Lines(file).Select((text, i) => (text, number: i + 1))
            where
                line.text.Contains(PragmaOff, StringComparison.Ordinal)
                || line.text.Contains("[SuppressMessage", StringComparison.Ordinal)
                    && !Repository.Read(file).Contains("Justification", StringComparison.Ordinal)
            select $"{file}:{line.number}"
        );

    [Fact]
    public void A_rule_switched_off_for_a_project_has_its_reason_beside_it() =>
        Repository.Hold(
            "NoWarn in a project stands on or under a comment that gives the reason.",
            "The next reader must be able to judge whether the reason still holds.",
            from file in Repository.Files
            where Path.GetExtension(file) is ".csproj" or ".props" or ".targets"
            let lines = Repository.Lines(file)
            from n in Enumerable.Range(0, lines.Length)
            where lines[n].Contains("<NoWarn", StringComparison.Ordinal)
            where
                !lines[n].Contains("<!--", StringComparison.Ordinal)
                && (n == 0 || !lines[n - 1].Contains("-->", StringComparison.Ordinal))
            select $"{file}:{n + 1}"
        );

    [Fact]
    public void A_rule_switched_off_in_editorconfig_has_its_reason_above_it() =>
        Repository.Hold(
            "severity = none (or silent) stands under a comment.",
            "The next reader must be able to judge whether the reason still holds.",
            from file in Repository.Files
            where Path.GetFileName(file) == ".editorconfig"
            let lines = Repository.Lines(file)
            from n in Enumerable.Range(0, lines.Length)
            where SeverityOff().IsMatch(lines[n])
            where n == 0 || !lines[n - 1].TrimStart().StartsWith('#')
            select $"{file}:{n + 1} {lines[n]}"
        );

    [Fact]
    public void Nothing_is_left_for_later() =>
        Repository.Hold(
            $"No {string.Join(", ", Later)}.",
            "What is not done is an issue, where it can be found and closed.",
            from file in AllCode().Concat(Repository.FilesUnder("docs/", ".md"))
            from line in Repository.Lines(file).Select((text, i) => (text, number: i + 1))
            from word in Later
            where Regex.IsMatch(line.text, $@"\b{word}\b")
            select $"{file}:{line.number} {word}"
        );

    [Fact]
    public void Time_comes_in_from_outside() =>
        Repository.Hold(
            "No DateTime.Now and its kin in src; TimeProvider.System only in src/App and in QuietRulesTests.ClockPlaces.",
            "What asks the clock itself cannot be tested, and the same bytes must give the same register.",
            from file in Repository.Sources()
            from line in Repository.Code(file)
            where
                Clock().IsMatch(line.Text)
                || line.Text.Contains("TimeProvider.System", StringComparison.Ordinal)
                    && !file.StartsWith("src/App/", StringComparison.Ordinal)
                    && !ClockPlaces.ContainsKey(file)
            select $"{file}:{line.Number} {line.Text.Trim()}"
        );

    private static IEnumerable<string> AllCode() =>
        Repository.AllCode(".cs", ".razor", ".ts", ".js", ".mjs", ".css", ".sql", ".csproj");

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^\s*[^#].*(severity\s*=\s*(none|silent)|:(none|silent))\s*$")]
    private static partial Regex SeverityOff();
}
