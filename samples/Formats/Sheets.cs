using System.Text;

namespace Shirube.Samples.Formats;

/// <summary>The register as pages that a spreadsheet program takes for a sheet: one table from the title to the last row.</summary>
public static class Sheets
{
    private const string Marks = "◎○";

    /// <summary>One column an organisation, ◎ or ○ in its cells; where none leads, all have ○; a sole one has ○.</summary>
    public static string Columns(SampleRegister register)
    {
        var names = register
            .Items.SelectMany(i => Names(i.Cell))
            .Select(n => n.Name)
            .Distinct()
            .ToArray();
        var width = names.Length + 1;
        var page = Begin(register, width);
        foreach (var item in register.Items)
            if (item.Kind is SampleKind.Row)
            {
                var named = Names(item.Cell).ToDictionary(n => n.Name, n => n.IsLead);
                page.Append($"<tr><td>{Pages.Text(item.Lines[0])}</td>");
                foreach (var name in names)
                    page.Append(
                        $"<td>{(named.TryGetValue(name, out var leads) ? Marks[leads ? 0 : 1].ToString() : "")}</td>"
                    );
                page.Append("</tr>\n");
            }
            else
            {
                Wide(page, item, width);
                if (item.Kind != SampleKind.Goal)
                    continue;
                page.Append(
                        $"<tr><th rowspan=\"2\">取組</th><th colspan=\"{names.Length}\">関係府省庁</th></tr>\n<tr>"
                    )
                    .AppendJoin("", names.Select(n => $"<th>{Pages.Text(n)}</th>"))
                    .Append("</tr>\n");
            }
        return End(page, register, width);
    }

    /// <summary>Several organisations in a cell, a line each; the same ones as in the row above are 同上; leads and others
    /// stand under one head in columns of their own.</summary>
    public static string Cells(SampleRegister register)
    {
        const int width = 3;
        var page = Begin(register, width);
        var above = "";
        foreach (var item in register.Items)
            if (item.Kind is SampleKind.Row)
            {
                var names = Names(item.Cell).ToArray();
                var leads = names.Where(n => n.IsLead).Select(n => n.Name).ToArray();
                // Nobody leads: all stand among the others, as in the text.
                var others = names.Where(n => !n.IsLead).Select(n => n.Name).ToArray();
                var isSame = item.Cell == above;
                above = item.Cell;
                page.Append($"<tr><td>{Pages.Text(item.Lines[0])}</td>")
                    .Append($"<td>{(leads.Length == 0 ? "" : isSame ? "同上" : Lines(leads))}</td>")
                    .Append(
                        $"<td>{(others.Length == 0 ? "" : isSame ? "同上" : Lines(others))}</td></tr>\n"
                    );
            }
            else
            {
                above = "";
                Wide(page, item, width);
                if (item.Kind == SampleKind.Goal)
                    page.Append(
                        "<tr><th rowspan=\"2\">取組</th><th colspan=\"2\">担当府省庁</th></tr>\n<tr><th>主担当</th><th>関係府省庁</th></tr>\n"
                    );
            }
        return End(page, register, width);
    }

    private static IEnumerable<(string Name, bool IsLead)> Names(string cell) =>
        cell.Split(['、', '・', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(n => (n.TrimStart('◎'), n.StartsWith('◎')));

    private static string Lines(string[] names) => string.Join("<br>", names.Select(Pages.Text));

    private static StringBuilder Begin(SampleRegister register, int width) =>
        new StringBuilder(
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body><table border=\"1\">\n"
        )
            .Append($"<tr><td colspan=\"{width}\">{Pages.Text(register.Title)}</td></tr>\n")
            .Append($"<tr><td colspan=\"{width}\">{Pages.Text(register.Date)}</td></tr>\n");

    private static void Wide(StringBuilder page, SampleItem item, int width)
    {
        foreach (var line in Printed(item))
            page.Append($"<tr><td colspan=\"{width}\">{Pages.Text(line)}</td></tr>\n");
    }

    private static IEnumerable<string> Printed(SampleItem item) =>
        item.Kind switch
        {
            SampleKind.Goal => [item.Mark, .. item.Lines],
            _ => [$"{item.Mark} {item.Lines[0]}".Trim()],
        };

    private static string End(StringBuilder page, SampleRegister register, int width)
    {
        page.Append($"<tr><td colspan=\"{width}\">{Pages.Text(register.Legend)}</td></tr>\n")
            .Append("<tr><th>略称</th><th>府省庁名</th><th></th></tr>\n");
        foreach (var body in register.Organisations)
            page.Append($"<tr><td>{Pages.Text(body.Alias)}</td>")
                .Append(
                    body.Parent.Length == 0
                        ? $"<td>{Pages.Text(body.Name)}</td><td></td></tr>\n"
                        : $"<td>{Pages.Text(body.Parent)}</td><td>{Pages.Text(body.Name)}</td></tr>\n"
                );
        return page.Append("</table></body></html>\n").ToString();
    }
}
