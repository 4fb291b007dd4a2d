using System.Text;

namespace Shirube.Samples.Formats;

/// <summary>The register as Markdown and as CSV.</summary>
public static class PlainTables
{
    public static string Markdown(SampleRegister register)
    {
        var text = new StringBuilder($"# {register.Title}\n\n{register.Date}\n\n");
        foreach (var item in register.Items)
            text.Append(
                item.Kind switch
                {
                    SampleKind.Heading =>
                        $"\n{new string('#', item.Depth + 1)} {item.Mark} {item.Lines[0]}\n\n",
                    SampleKind.Overarching => $"{item.Mark} {item.Lines[0]}\n\n",
                    SampleKind.Goal =>
                        $"\n{item.Mark}\n\n{string.Join("\n\n", item.Lines)}\n\n| 取組 | 関係府省庁 |\n|---|---|\n",
                    _ => $"| {item.Lines[0]} | {item.Cell} |\n",
                }
            );
        text.Append($"\n{register.Legend}\n\n| 略称 | 府省庁名 | |\n|---|---|---|\n");
        foreach (var body in register.Organisations)
            text.Append(
                body.Parent.Length == 0
                    ? $"| {body.Alias} | {body.Name} | |\n"
                    : $"| {body.Alias} | {body.Parent} | {body.Name} |\n"
            );
        return text.ToString();
    }

    /// <summary>As somebody copies the register into a sheet: headings and goals in the first column, then the rows.</summary>
    public static string Csv(SampleRegister register)
    {
        var text = new StringBuilder($"{Quoted(register.Title)}\n{Quoted(register.Date)}\n");
        foreach (var item in register.Items)
            text.Append(
                item.Kind switch
                {
                    SampleKind.Heading => $"\n{Quoted($"{item.Mark} {item.Lines[0]}".Trim())},\n",
                    SampleKind.Overarching => $"\n{Quoted($"{item.Mark} {item.Lines[0]}")},\n",
                    SampleKind.Goal =>
                        $"\n{Quoted($"{item.Mark}\n{string.Join('\n', item.Lines)}")},\n取組,関係府省庁\n",
                    _ => $"{Quoted(item.Lines[0])},{Quoted(item.Cell)}\n",
                }
            );
        text.Append($"\n{Quoted(register.Legend)}\n\n略称,府省庁名,\n");
        foreach (var body in register.Organisations)
            text.Append(
                body.Parent.Length == 0
                    ? $"{body.Alias},{body.Name},\n"
                    : $"{body.Alias},{body.Parent},{body.Name}\n"
            );
        return text.ToString();
    }

    private static string Quoted(string words) =>
        $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
