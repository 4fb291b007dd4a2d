using System.Net;
using System.Text;

namespace Shirube.Samples.Formats;

/// <summary>The register as pages for reading: goals with a table each, or lists with the organisations in brackets.</summary>
public static class Pages
{
    private const string Ruled =
        "table{border-collapse:collapse}td,th{border:1px solid #000;padding:2pt 4pt}";
    private const string Unruled = "table{border-collapse:collapse}td,th{padding:2pt 12pt 2pt 0}";

    /// <param name="isRuled">Lines around the cells.</param>
    /// <param name="isNumbered">Headings carry their numbers; else only their level says which stands under which.</param>
    /// <param name="byLook">Headings are large bold paragraphs instead of heading elements.</param>
    public static string Tables(
        SampleRegister register,
        bool isRuled,
        bool byLook = false,
        bool isNumbered = true
    )
    {
        var page = Begin(register, isRuled ? Ruled : Unruled, byLook);
        var isOpen = false;
        foreach (var item in register.Items)
        {
            var isRow = item.Kind is SampleKind.Row or SampleKind.Reference;
            if (isOpen && !isRow)
                page.Append("</tbody></table>\n");
            isOpen &= isRow;
            switch (item.Kind)
            {
                case SampleKind.Heading:
                    Heading(
                        page,
                        item.Depth + 1,
                        (
                            isNumbered
                                ? $"{item.Mark} {item.Lines[0]}"
                                : item.Lines[0].Trim('【', '】')
                        ).Trim(),
                        byLook
                    );
                    break;
                case SampleKind.Overarching:
                    page.Append($"<p>{item.Mark} {Text(item.Lines[0])}</p>\n");
                    break;
                case SampleKind.Goal:
                    page.Append($"<p>{Text(item.Mark)}</p>\n");
                    foreach (var line in item.Lines)
                        page.Append($"<p>{Text(line)}</p>\n");
                    page.Append(Table(isRuled))
                        .Append(
                            "<thead><tr><th width=\"70%\">取組</th><th>関係府省庁</th></tr></thead><tbody>\n"
                        );
                    isOpen = true;
                    break;
                default:
                    page.Append(
                        $"<tr><td>{Text(item.Lines[0])}</td><td>{Text(item.Cell)}</td></tr>\n"
                    );
                    break;
            }
        }
        if (isOpen)
            page.Append("</tbody></table>\n");
        return End(page, register, isRuled);
    }

    /// <summary>A list of goals under each heading, and under each goal a list of what is done: 取組【港、◎防】.</summary>
    public static string Lists(SampleRegister register)
    {
        var page = Begin(register, Ruled, false);
        var depth = 0;
        foreach (var item in register.Items)
        {
            var wanted = item.Kind switch
            {
                SampleKind.Row or SampleKind.Reference => 2,
                SampleKind.Goal => 1,
                _ => 0,
            };
            for (; depth > (wanted == 1 ? 0 : wanted); depth--)
                page.Append("</li></ul>\n");
            for (; depth < wanted; depth++)
                page.Append("<ul><li>");
            if (item.Kind == SampleKind.Heading)
                Heading(page, item.Depth + 1, $"{item.Mark} {item.Lines[0]}".Trim(), false);
            else if (item.Kind == SampleKind.Overarching)
                page.Append($"<p>{item.Mark} {Text(item.Lines[0])}</p>\n");
            else if (item.Kind == SampleKind.Goal)
                page.Append($"{Text(item.Mark)}")
                    .AppendJoin("", item.Lines.Select(l => $"<br>{Text(l)}"));
            else
            {
                if (page.ToString(page.Length - 4, 4) != "<li>")
                    page.Append("</li><li>");
                page.Append(Text(item.Lines[0]))
                    .Append(item.Cell.Length > 0 ? $"【{Text(item.Cell)}】" : "");
            }
        }
        for (; depth > 0; depth--)
            page.Append("</li></ul>\n");
        return End(page, register, true);
    }

    private static StringBuilder Begin(SampleRegister register, string css, bool byLook)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\">")
            .Append($"<title>{Text(register.Title)}</title><style>{css}</style></head><body>\n");
        Heading(page, 1, register.Title, byLook);
        return page.Append($"<p>{Text(register.Date)}</p>\n");
    }

    private static void Heading(StringBuilder page, int level, string words, bool byLook) =>
        page.Append(
            byLook
                ? $"<p style=\"font-size:{22 - 2 * level}pt\"><b>{Text(words)}</b></p>\n"
                : $"<h{level}>{Text(words)}</h{level}>\n"
        );

    private static string Table(bool isRuled) =>
        isRuled ? "<table border=\"1\" width=\"100%\">" : "<table width=\"100%\">";

    /// <summary>The table of abbreviations, its parents' cells merged.</summary>
    private static string End(StringBuilder page, SampleRegister register, bool isRuled)
    {
        page.Append($"<p>{Text(register.Legend)}</p>\n{Table(isRuled)}<thead><tr><th>略称</th>")
            .Append("<th colspan=\"2\">府省庁名</th></tr></thead><tbody>\n");
        var all = register.Organisations;
        for (var i = 0; i < all.Count; i++)
        {
            page.Append($"<tr><td>{Text(all[i].Alias)}</td>");
            if (all[i].Parent.Length == 0)
                page.Append($"<td colspan=\"2\">{Text(all[i].Name)}</td></tr>\n");
            else
            {
                var rows = all.Skip(i).TakeWhile(o => o.Parent == all[i].Parent).Count();
                if (i == 0 || all[i - 1].Parent != all[i].Parent)
                    page.Append($"<td rowspan=\"{rows}\">{Text(all[i].Parent)}</td>");
                page.Append($"<td>{Text(all[i].Name)}</td></tr>\n");
            }
        }
        return page.Append("</tbody></table>\n</body></html>\n").ToString();
    }

    internal static string Text(string words) => WebUtility.HtmlEncode(words);
}
