using static Shirube.Features.Publishing.Columns;

namespace Shirube.Features.Publishing;

/// <summary>What released answers gave for indicators, as it was released. What was corrected since is in the periods of the
/// indicators.</summary>
internal static class ReleasedFigureDatasets
{
    public static Dataset Figures { get; } =
        new(
            "released_figures",
            new("公表された回答の実績値", "Figures of released answers"),
            "released_answer x cross join jsonb_array_elements(x.content -> 'figures') with ordinality v (e, n) where true",
            "x.publish_at, x.release_code, x.position, x.id, v.n",
            [
                Code("answer", "x.code", "回答の記号", "The answer's code", "released_answers"),
                Number("number", "v.n", "回答の中の順（1から）", "Order in the answer, from 1"),
                Code(
                    "indicator",
                    "v.e ->> 'indicator'",
                    "指標の記号",
                    "The indicator's code",
                    "indicators"
                ),
                Text(
                    "title",
                    "v.e ->> 'title'",
                    "指標の当日の名称",
                    "The indicator's title of that day"
                ),
                Text("title_en", "v.e ->> 'titleEn'", "名称（英語）", "Title in English"),
                Text("measured_in", "v.e ->> 'unit'", "値の単位", "Unit of the figure"),
                Text(
                    "period",
                    "v.e ->> 'period'",
                    "期間（初日/末日）",
                    "Period: first and last day"
                ),
                Text("value", "v.e ->> 'value'", "回答した値", "The figure as it was given"),
                Truth(
                    "is_missing",
                    "(v.e ->> 'isMissing')::boolean",
                    "まだないと回答したか",
                    "Whether it was said to be not available yet"
                ),
                Text("reason", "v.e ->> 'reason'", "理由", "Why"),
            ]
        )
        {
            InApi = false,
        };
}
