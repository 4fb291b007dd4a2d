using System.Text;
using Shirube.Reading.Formats.Packages;

namespace Shirube.Reading.Formats.Docx;

/// <summary>The mark that Word prints in front of a paragraph.</summary>
/// <param name="Text">With the gap behind it; empty where the level prints nothing.</param>
internal readonly record struct NumberMark(string Text, int Level, bool IsBullet);

/// <summary>Counts the automatic numbers of a Word document in the order of its paragraphs
/// (ISO/IEC 29500-1, 17.9): levels, restarts, overrides. Not thread-safe.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<string, NumberedList> lists = [];
    private readonly Dictionary<string, (string List, int Level)> byStyle = [];

    /// <param name="part"><c>w:numbering</c>; null where the document has none.</param>
    public DocxNumbering(Element? part)
    {
        var kinds = new Dictionary<string, Element>();
        var links = new Dictionary<string, string>();
        foreach (var kind in part?.ChildrenCalled("w:abstractNum") ?? [])
        {
            var id = kind["w:abstractNumId"] ?? "";
            kinds[id] = kind;
            if (kind.Child("w:styleLink")?["w:val"] is { } style)
                links[style] = id;
        }
        var counts = new Dictionary<string, int[]>();
        foreach (var number in part?.ChildrenCalled("w:num") ?? [])
        {
            var id = number.Child("w:abstractNumId")?["w:val"] ?? "";
            if (
                kinds.GetValueOrDefault(id)?.Child("w:numStyleLink")?["w:val"] is { } link
                && links.TryGetValue(link, out var linked)
            )
                id = linked;
            if (!kinds.TryGetValue(id, out var kind) || number["w:numId"] is not { } name)
                continue;
            if (!counts.TryGetValue(id, out var shared))
                counts[id] = shared = NumberedList.NotBegun();
            var list = new NumberedList(kind, number, shared);
            lists[name] = list;
            for (var level = 0; level < Levels; level++)
                if (list.StyleOf(level) is { } style)
                    byStyle.TryAdd(style, (name, level));
        }
    }

    /// <summary>Counts one paragraph on.</summary>
    /// <param name="direct"><c>w:numPr</c> of the paragraph itself; null without one.</param>
    /// <param name="style">The style of the paragraph and its id.</param>
    /// <returns>Null where the paragraph has no mark.</returns>
    public NumberMark? Next(Element? direct, DocxStyle style, string? styleId)
    {
        var list =
            direct?.Child("w:numId")?["w:val"] ?? style.Numbering?.Child("w:numId")?["w:val"];
        // Number 0 takes away what the style would give.
        if (list == null || !lists.TryGetValue(list, out var found))
            return null;
        var level =
            direct?.Number("w:ilvl")
            ?? (
                styleId != null && byStyle.TryGetValue(styleId, out var own) && own.List == list
                    ? own.Level
                    : style.Numbering?.Number("w:ilvl") ?? 0
            );
        return level is >= 0 and < Levels ? found.Next(level) : null;
    }

    private sealed class NumberedList
    {
        private readonly Element?[] levels = new Element?[Levels];
        private readonly int?[] starts = new int?[Levels];
        private readonly int[] counts;
        private bool hasBegun;

        public NumberedList(Element kind, Element number, int[] counts)
        {
            this.counts = counts;
            foreach (var level in kind.ChildrenCalled("w:lvl"))
                if (Figures.Whole(level["w:ilvl"]) is >= 0 and < Levels and var n)
                    levels[n] = level;
            foreach (var change in number.ChildrenCalled("w:lvlOverride"))
                if (Figures.Whole(change["w:ilvl"]) is >= 0 and < Levels and var n)
                {
                    levels[n] = change.Child("w:lvl") ?? levels[n];
                    starts[n] = change.Number("w:startOverride");
                }
        }

        public static int[] NotBegun()
        {
            var counts = new int[Levels];
            Array.Fill(counts, -1);
            return counts;
        }

        public string? StyleOf(int level) => levels[level]?.Child("w:pStyle")?["w:val"];

        public NumberMark? Next(int level)
        {
            if (levels[level] is not { } found)
                return null;
            if (!hasBegun)
                for (var n = 0; n < Levels; n++)
                    if (starts[n] != null)
                        counts[n] = -1;
            hasBegun = true;
            counts[level] = counts[level] < 0 ? StartOf(level) : counts[level] + 1;
            for (var above = 0; above < level; above++)
                if (counts[above] < 0)
                    counts[above] = StartOf(above);
            for (var below = level + 1; below < Levels; below++)
                if (Restarts(below, level))
                    counts[below] = -1;
            var isBullet = FormatOf(level) == "bullet";
            var text = isBullet ? Bullet(found) : Number(found);
            return new(text.Length == 0 ? "" : text + Gap(found, text), level, isBullet);
        }

        private int StartOf(int level) => starts[level] ?? levels[level]?.Number("w:start") ?? 0;

        private string FormatOf(int level) =>
            levels[level]?.Child("w:numFmt")?["w:val"] ?? "decimal";

        /// <summary>A level begins anew below any higher one, or only below the one it names; 0: never.</summary>
        private bool Restarts(int below, int level) =>
            levels[below]?.Number("w:lvlRestart") is not { } named || (named > 0 && level < named);

        private static string Bullet(Element level) =>
            PrivateSigns.Bullet(
                level.Child("w:lvlText")?["w:val"] ?? "",
                level.Child("w:rPr", "w:rFonts")?["w:ascii"]
            );

        private string Number(Element level)
        {
            var pattern = level.Child("w:lvlText")?["w:val"] ?? "";
            var inDigits = level.Switch("w:isLgl") == true;
            var text = new StringBuilder();
            for (var i = 0; i < pattern.Length; i++)
                if (
                    pattern[i] == '%'
                    && i + 1 < pattern.Length
                    && pattern[i + 1] is >= '1' and <= '9'
                )
                {
                    var n = pattern[++i] - '1';
                    text.Append(
                        ListNumbers.Of(Math.Max(counts[n], 0), inDigits ? "decimal" : FormatOf(n))
                    );
                }
                else
                    text.Append(pattern[i]);
            return text.ToString();
        }

        // A tab or a space stands behind a number; a bullet of full width brings its gap with it.
        private static string Gap(Element level, string mark) =>
            level.Child("w:suff")?["w:val"] == "nothing" || mark is "・" ? "" : " ";
    }
}
