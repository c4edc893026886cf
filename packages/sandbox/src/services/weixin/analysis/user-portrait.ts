import type { SeededRandom } from '../../../engine/seeded-random.ts'
import { shareOut } from './share-out.ts'

/** One value of a group. Devices have no `id`. */
export interface PortraitItem {
  readonly id?: number
  readonly name: string
  readonly value: number
  readonly access_source_visit_uv?: number
}

/** The six groups (画像分布). */
export type Portrait = Readonly<Record<string, readonly PortraitItem[]>>

type Group = readonly (readonly [id: number | undefined, name: string, weight: number])[]

/** Names and ids in the style of the documented sample. */
const groups: Readonly<Record<string, Group>> = {
  province: [
    [31, '广东省', 30],
    [2, '北京市', 15],
    [25, '上海市', 15],
    [12, '江苏省', 12],
    [33, '浙江省', 12],
    [26, '四川省', 8],
    [0, '未知', 8]
  ],
  city: [
    [3, '广州', 18],
    [8, '深圳', 16],
    [1, '北京', 16],
    [2, '上海', 16],
    [91, '杭州', 12],
    [235, '成都', 10],
    [0, '未知', 12]
  ],
  genders: [
    [1, '男', 45],
    [2, '女', 50],
    [0, '未知', 5]
  ],
  platforms: [
    [1, 'iPhone', 38],
    [2, 'android', 58],
    [3, '其他', 4]
  ],
  devices: [
    [undefined, 'OPPO R9', 14],
    [undefined, '苹果 iPhone 6', 18],
    [undefined, '苹果 iPhone 15', 22],
    [undefined, 'HUAWEI Mate 60', 26],
    [undefined, '小米 14', 20]
  ],
  ages: [
    [0, '未知', 4],
    [1, '17岁以下', 6],
    [2, '18-24岁', 24],
    [3, '25-29岁', 24],
    [4, '30-39岁', 26],
    [5, '40-49岁', 11],
    [6, '50岁以上', 5]
  ]
}

/** Shares users out in six ways; each group adds up to all of them. */
export function userPortrait(users: number, random: SeededRandom, legacy: boolean): Portrait {
  return Object.fromEntries(
    Object.entries(groups).map(([name, group]) => {
      const values = shareOut(
        users,
        group.map(([, , weight]) => weight),
        random
      )
      const items = group.map(([id, label], index): PortraitItem => {
        const value = values[index]!
        return {
          ...(id === undefined ? {} : { id }),
          name: label,
          value,
          ...(legacy ? { access_source_visit_uv: value } : {})
        }
      })
      return [name, items]
    })
  )
}
